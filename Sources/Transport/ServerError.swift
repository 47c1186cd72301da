import Glibc

/// Why a server could not be started.
package enum ServerError: Error, Equatable, CustomStringConvertible {
    /// Another process listens there.
    case addressInUse(ListenAddress)
    /// The address is not one of this machine, or its port needs privileges we lack.
    case addressNotAvailable(ListenAddress, reason: String)
    /// A call of the system failed: its name, its error number, and what that means.
    case notAvailable(call: String, number: Int32, reason: String)

    /// The failure as one sentence for the person at the terminal.
    package var description: String {
        switch self {
        case .addressInUse(let address): "\(address) is in use by another process."
        case .addressNotAvailable(let address, let reason): "Cannot listen on \(address): \(reason)."
        case .notAvailable(let call, let number, let reason): "\(call) failed: \(reason) (errno \(number))."
        }
    }

    /// The error that the last failed call left behind.
    init(call: String, number: Int32 = errno) {
        self = .notAvailable(call: call, number: number, reason: SystemText.of(number))
    }

    /// The error of a failed `bind` or `listen`.
    init(call: String, address: ListenAddress, number: Int32 = errno) {
        switch number {
        case EADDRINUSE: self = .addressInUse(address)
        case EADDRNOTAVAIL, EACCES, EAFNOSUPPORT:
            self = .addressNotAvailable(address, reason: SystemText.of(number))
        default: self.init(call: call, number: number)
        }
    }
}
