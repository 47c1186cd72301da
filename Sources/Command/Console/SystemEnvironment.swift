import Glibc

/// The process's environment.
enum SystemEnvironment {
    /// A variable; nil where it is not set.
    static func variable(_ name: String) -> String? {
        unsafe getenv(name).map { unsafe String(cString: $0) }
    }
}
