import Glibc

/// How many descriptors this process was allowed to open; serving raises that, and a command that still uses
/// select(2) must not find it raised.
struct InheritedLimit {
    private static let resource = __rlimit_resource_t(RLIMIT_NOFILE.rawValue)
    private let limit: rlimit?

    /// The limit as it is now, before anything is served.
    init() { limit = Self.current }

    /// Does something under the limit as it was.
    func during<Result, Failure>(_ body: () throws(Failure) -> Result) throws(Failure) -> Result {
        let raised = Self.current
        Self.set(limit)
        defer { Self.set(raised) }
        return try body()
    }

    private static var current: rlimit? {
        var limit = rlimit()
        return unsafe getrlimit(resource, &limit) == 0 ? limit : nil
    }

    private static func set(_ limit: rlimit?) {
        if var limit { _ = unsafe setrlimit(resource, &limit) }
    }
}
