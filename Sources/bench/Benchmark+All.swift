extension Benchmark {
    /// Every one, the hot parts first, then what needs a gateway.
    static let all: [Benchmark] = [
        verify, sha256, json, http, admission, history, store, startAtSize, growth, signature, load, idle,
        ready,
    ]
}
