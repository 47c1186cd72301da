package import Encoding

/// The one clock of a sandbox: the real one, moved or stopped.
package struct SandboxClock: Sendable, Equatable {
    private enum State: Sendable, Equatable {
        case running(ahead: Duration)
        case frozen(Instant)
    }

    private var state = State.running(ahead: .zero)

    /// A clock that runs with the real one.
    package init() {}

    /// A clock that stands still.
    package init(frozenAt instant: Instant) {
        state = .frozen(instant)
    }

    /// The sandbox's time at a real instant.
    package func now(_ real: Instant) -> Instant {
        switch state {
        case .running(.zero): real
        case .running(let ahead): real.advanced(by: ahead)
        case .frozen(let instant): instant
        }
    }

    /// The real instant at which the sandbox's clock shows an instant; nil while time stands still.
    package func real(of instant: Instant) -> Instant? {
        guard case .running(let ahead) = state else { return nil }
        return instant.advanced(by: .zero - ahead)
    }

    /// Whether time stands still.
    package var isFrozen: Bool { if case .frozen = state { true } else { false } }

    /// Stops at an instant.
    package mutating func freeze(at instant: Instant) {
        state = .frozen(instant)
    }

    /// Moves forward (or back), running or not.
    package mutating func advance(by duration: Duration) {
        switch state {
        case .running(let ahead): state = .running(ahead: ahead + duration)
        case .frozen(let instant): state = .frozen(instant.advanced(by: duration))
        }
    }

    /// Runs with the real clock again.
    package mutating func resume() {
        state = .running(ahead: .zero)
    }
}
