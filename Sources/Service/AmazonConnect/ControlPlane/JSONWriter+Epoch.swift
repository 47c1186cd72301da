import Encoding

extension JSONWriter {
    /// Writes a member that is a time as the control plane does: seconds since 1970, with a fraction
    /// (amazon-connect.md, section 3).
    mutating func epoch(_ name: StaticString, _ instant: Instant) {
        self.name(name)
        double(instant.seconds)
    }
}
