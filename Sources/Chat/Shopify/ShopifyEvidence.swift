import Encoding
import Hashing
import Tokens

/// What can be read from a proxy query, in one pass; the checks judge it.
///
///     query ─► size ─► parameters ─► each known one ─► signed text ─► MAC
struct ShopifyEvidence {
    /// What came of holding the signature against the app's secret.
    enum Match {
        /// There is no signature, or a parameter that stands twice leaves open what was signed.
        case notComputed
        case held
        case none
    }

    let query: ShopifyProxyQuery
    let app: ShopifyApp
    let now: Instant
    let signature: ShopifyParameter.Reading
    let shop: ShopifyParameter.Reading
    let timestamp: ShopifyParameter.Reading
    let customerID: ShopifyParameter.Reading
    let pathPrefix: ShopifyParameter.Reading
    /// What the signature covers; empty where it is not computed.
    private(set) var signedText: [UInt8] = []
    private(set) var match = Match.notComputed
    private let key: HMACSHA256Key

    /// The time either way within which a query is fresh: what shopify-app-js allows.
    static let tolerance = Duration.seconds(90)

    init(_ query: ShopifyProxyQuery, app: ShopifyApp, key: HMACSHA256Key, now: Instant) {
        self.query = query
        self.app = app
        self.key = key
        self.now = now
        signature = query.reading(.signature)
        shop = query.reading(.shop)
        timestamp = query.reading(.timestamp)
        customerID = query.reading(.customerID)
        pathPrefix = query.reading(.pathPrefix)
        guard repeated == nil, let signature = signature.value else { return }
        signedText = ShopifySignedText(query.parameters).bytes
        match = isSigned(signedText, signature) ? .held : .none
    }

    /// The first known parameter that stands twice.
    var repeated: ShopifyParameter.Known? {
        let readings: [(ShopifyParameter.Known, ShopifyParameter.Reading)] = [
            (.signature, signature), (.shop, shop), (.timestamp, timestamp), (.customerID, customerID),
            (.pathPrefix, pathPrefix),
        ]
        return readings.first { if case .repeated = $0.1 { true } else { false } }?.0
    }

    /// When the proxy signed; nil where it is absent, repeated or no plain number.
    ///
    /// One to fifteen digits and nothing else: no sign, no point, no blank, nothing that overflows.
    var signedAt: Instant? {
        guard let digits = timestamp.value, (1...15).contains(digits.count), digits.isDecimal else {
            return nil
        }
        return Instant(seconds: digits.reduce(0) { $0 * 10 + Int64($1 &- UInt8(ascii: "0")) })
    }

    /// The customer's id; nil where it is absent, repeated, empty or not of 1 to 20 digits.
    var customer: [UInt8]? {
        guard let id = customerID.value, (1...20).contains(id.count), id.isDecimal else { return nil }
        return id
    }

    /// Whether a signature in lower-case hex, and nothing else, is the code of a text.
    ///
    /// An empty secret signs nothing (CVE-2019-20933), nor does one whose time is over.
    func isSigned(_ text: [UInt8], _ signature: [UInt8]) -> Bool {
        guard !app.key.secret.isEmpty, !app.key.isRetired(at: now) else { return false }
        let code = Hex.encode(key.authenticate(text.span).bytes)
        return ConstantTime.equal(code.span, signature.span)
    }

    /// Whether a changed text, or the signature in a changed spelling, holds: asked by hints alone, and only
    /// where the query's own does not.
    func wouldHold(_ text: [UInt8]? = nil, signature changed: [UInt8]? = nil) -> Bool {
        guard case .none = match, let signature = changed ?? signature.value else { return false }
        return isSigned(text ?? signedText, signature)
    }
}

extension [UInt8] {
    fileprivate var isDecimal: Bool {
        allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    }
}
