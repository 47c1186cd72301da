import Hashing

/// The signed queries of the last while, so that one that comes again is flagged; the oldest are forgotten.
struct RecentQueries: Sendable {
    private static let maximum = 4_096
    private var known: Set<SHA256Digest> = []
    private var order: [SHA256Digest] = []
    private var oldest = 0

    /// Remembers a query; true where it came before.
    mutating func comesAgain(_ query: ShopifyProxyQuery) -> Bool {
        let digest = SHA256.hash(query.raw)
        guard known.insert(digest).inserted else { return true }
        if order.count < Self.maximum {
            order.append(digest)
        } else {
            known.remove(order[oldest])
            order[oldest] = digest
            oldest = (oldest + 1) % Self.maximum
        }
        return false
    }
}
