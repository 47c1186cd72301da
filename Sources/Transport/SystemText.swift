import Glibc

/// The system's own words for its error numbers.
enum SystemText {
    /// What an error number means, without a full stop.
    static func of(_ number: Int32) -> String {
        guard let text = unsafe strerror(number) else { return "error \(number)" }
        return unsafe String(cString: text)
    }
}
