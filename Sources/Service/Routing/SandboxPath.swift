/// A path without its `/sandbox/{name}` (contract, section 5).
struct SandboxPath {
    /// The prefix is there, but its name is none.
    struct Fault: Error {}

    /// The sandbox's name; nil without a prefix.
    let name: String?
    /// The path behind it.
    let rest: ArraySlice<UInt8>

    init(_ path: ArraySlice<UInt8>) throws(Fault) {
        let prefix = "/sandbox/"
        guard path.starts(with: prefix.utf8) else {
            name = nil
            rest = path
            return
        }
        let behind = path.dropFirst(prefix.utf8.count)
        let name = behind.prefix { $0 != UInt8(ascii: "/") }
        guard (1...64).contains(name.count), name.allSatisfy(Self.isNameByte) else { throw Fault() }
        self.name = String(decoding: name, as: UTF8.self)
        rest = behind.dropFirst(name.count)
    }

    private static func isNameByte(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2E, 0x5F, 0x2D: true
        default: false
        }
    }
}
