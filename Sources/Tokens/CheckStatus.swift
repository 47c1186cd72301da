/// What one check found.
package enum CheckStatus: String, Sendable {
    /// The rule holds.
    case pass
    /// The rule is broken; the token is refused.
    case fail
    /// The rule holds, and there is something to say.
    case warn
    /// The check could not run, or does not concern this token.
    case skipped
}

/// The statuses of all checks of one verdict, two bits each, so that a verdict is made without allocating.
package struct CheckStatuses: Sendable, Equatable {
    private var bits: UInt64 = 0

    /// All checks skipped.
    package init() {}

    /// The status of one check.
    package subscript(_ id: CheckID) -> CheckStatus {
        get {
            switch (bits >> UInt64(id.rawValue * 2)) & 3 {
            case 0: .skipped
            case 1: .pass
            case 2: .warn
            default: .fail
            }
        }
        set {
            let code: UInt64 =
                switch newValue {
                case .skipped: 0
                case .pass: 1
                case .warn: 2
                case .fail: 3
                }
            let shift = UInt64(id.rawValue * 2)
            bits = (bits & ~(3 << shift)) | (code << shift)
        }
    }

    /// The first check that failed, in the order of reasons.
    package var firstFailure: CheckID? {
        let failed = bits & (bits >> 1) & 0x5555_5555_5555_5555
        return failed == 0 ? nil : CheckID.allCases[failed.trailingZeroBitCount / 2]
    }
}
