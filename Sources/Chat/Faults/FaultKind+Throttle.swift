import Encoding

extension FaultKind {
    static let throttle = FaultKind(
        "throttle", "throttle or throttle=30s",
        "429 in the platform's own shape, with Retry-After in whole seconds; 1 where none are given."
    ) { argument in
        guard let argument else { return .throttle(retryAfter: 1) }
        guard let pause = Duration(written: argument), pause <= .seconds(86_400),
            pause.milliseconds % 1_000 == 0
        else { return nil }
        return .throttle(retryAfter: Int(pause.milliseconds / 1_000))
    }
}
