import Support
import Testing

/// Design, section 3: an arrow up or sideways is an error.
@Suite struct FloorTests {
    /// What each target may import.
    static let floors: [String: Set<String>] = [
        "Encoding": [],
        // The compiler's own names of processor instructions (Hashing, decision 0001).
        "Hashing": ["_Builtin_intrinsics.intel", "_Builtin_intrinsics.intel.cpuid"],
        "Tokens": ["Encoding", "Hashing"],
        "HTTP": ["Encoding", "Hashing"],
        "Chat": ["Encoding", "Hashing", "Tokens"],
        "Service": ["Encoding", "Hashing", "Tokens", "HTTP", "Chat"],
        "Transport": ["HTTP", "CLinux", "Glibc"],
        "Conversations": ["Encoding", "Hashing", "Tokens", "HTTP", "Chat", "Service"],
        "Probe": ["Encoding", "Tokens", "HTTP"],
        "Command": [
            "Encoding", "Hashing", "Tokens", "HTTP", "Chat", "Service", "Transport", "Conversations",
            "Probe", "Glibc",
        ],
        "bench": ["Encoding", "Hashing", "Tokens", "HTTP", "Chat", "Transport", "CLinux", "Glibc"],
    ]

    @Test(arguments: SourceFile.all)
    func `a file imports only what its floor may`(_ file: SourceFile) throws {
        let allowed = try #require(
            Self.floors[file.target], "a target that the design does not know: \(file.target)")
        #expect(Set(file.imports).subtracting(allowed).isEmpty)
    }

    @Test func `the manifest names the same arrows and no package`() {
        let manifest = Repository.text("Package.swift")
        #expect(!manifest.contains(".package("))
        for target in Self.floors.keys {
            #expect(manifest.contains("name: \"\(target)\""), "\(target) is not in the manifest")
        }
    }

    @Test func `the top level holds what it may and no more`() {
        let allowed: Set = ["Package.swift", "Sources", "Tests", "Fixtures", "Scripts", "README.md"]
        let found = Set(
            Repository.files(under: ".").compactMap {
                $0.split(separator: "/").dropFirst().first.map(String.init)
            })
        #expect(found.subtracting(allowed).isEmpty)
    }

    @Test func `no type is named like a module`() {
        for file in SourceFile.all {
            for name in TypeGraph.definitions(in: file) {
                #expect(Self.floors[name] == nil, "\(file.path) defines \(name)")
            }
        }
    }
}
