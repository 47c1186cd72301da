import Glibc

/// What a process holds of the machine's memory.
enum ProcessMemory {
    /// Resident bytes of a process, of this one without a number (proc(5), `statm`).
    static func resident(_ process: pid_t? = nil) throws(BenchFailure) -> Int {
        let path = "/proc/\(process.map(String.init) ?? "self")/statm"
        let fields = String(decoding: try InputFile.read(path), as: UTF8.self).split(separator: " ")
        guard fields.count > 1, let pages = Int(fields[1]) else { throw .input("\(path) says nothing") }
        return pages * Int(sysconf(Int32(_SC_PAGESIZE)))
    }
}
