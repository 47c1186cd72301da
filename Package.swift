// swift-tools-version: 6.3
import PackageDescription

let package = Package(
    name: "chatgate",
    products: [
        .executable(name: "chatgate", targets: ["Command"])
    ],
    targets: [
        // Floor 0: values. Nothing but the standard library.
        .target(name: "Encoding"),
        .target(name: "Hashing"),
        // Floor 1: protocols. Bytes in, values out.
        .target(name: "Tokens", dependencies: ["Encoding", "Hashing"]),
        .target(name: "HTTP", dependencies: ["Encoding", "Hashing"]),
        // Floor 2: who speaks, what the agent is told, what may be seen.
        .target(name: "Chat", dependencies: ["Encoding", "Hashing", "Tokens"]),
        // Floor 3: requests become decisions, decisions replies.
        .target(name: "Service", dependencies: ["Encoding", "Hashing", "Tokens", "HTTP", "Chat"]),
        // Floor 4: sockets, conversation fixtures, and a website's token endpoint.
        .systemLibrary(name: "CLinux"),
        .target(name: "Transport", dependencies: ["HTTP", "CLinux"]),
        .target(
            name: "Conversations",
            dependencies: ["Encoding", "Hashing", "Tokens", "HTTP", "Chat", "Service"]),
        .target(name: "Probe", dependencies: ["Encoding", "Tokens", "HTTP"]),
        // Floor 5: the words a person types.
        .executableTarget(
            name: "Command",
            dependencies: [
                "Encoding", "Hashing", "Tokens", "HTTP", "Chat", "Service", "Transport", "Conversations",
                "Probe",
            ],
            exclude: ["release.ld"]),

        // Measures the hot parts; not part of the product.
        .executableTarget(
            name: "bench",
            dependencies: ["Encoding", "Hashing", "Tokens", "HTTP", "Chat", "Transport", "CLinux"]),

        // Tests, floor by floor.
        .target(name: "Support", path: "Tests/Support"),
        .testTarget(name: "ArchitectureTests", dependencies: ["Support"]),
        .testTarget(name: "EncodingTests", dependencies: ["Encoding", "Support"]),
        .testTarget(name: "HashingTests", dependencies: ["Hashing", "Encoding", "Support"]),
        .testTarget(name: "TokensTests", dependencies: ["Tokens", "Encoding", "Hashing", "Support"]),
        .testTarget(name: "HTTPTests", dependencies: ["HTTP", "Encoding", "Support"]),
        .testTarget(name: "ChatTests", dependencies: ["Chat", "Tokens", "Encoding", "Hashing", "Support"]),
        .testTarget(
            name: "ServiceTests",
            dependencies: ["Service", "Chat", "HTTP", "Tokens", "Encoding", "Hashing", "Support"]),
        .testTarget(name: "TransportTests", dependencies: ["Transport", "HTTP", "Support"]),
        .testTarget(
            name: "ConversationsTests",
            dependencies: [
                "Conversations", "Service", "Chat", "HTTP", "Tokens", "Encoding", "Hashing", "Support",
            ]),
        .testTarget(name: "ProbeTests", dependencies: ["Probe", "HTTP", "Tokens", "Encoding", "Support"]),
        .testTarget(
            name: "CommandTests",
            dependencies: [
                "Command", "Conversations", "Service", "Transport", "Chat", "HTTP", "Tokens", "Encoding",
                "Hashing", "Support",
            ]),
        // One property a reader, for the fuzzer and for the corpus that it found.
        .target(
            name: "FuzzProperties",
            dependencies: ["Encoding", "Hashing", "Tokens", "HTTP", "Chat", "Service", "Conversations"],
            path: "Tests/FuzzProperties"),
        .testTarget(name: "FuzzTests", dependencies: ["FuzzProperties", "Support"]),
        .testTarget(name: "BenchTests", dependencies: ["bench", "Hashing"]),
    ]
)

// The fuzzer itself, for Scripts/fuzz alone: it needs the compiler's own `main`.
if Context.environment["CHATGATE_FUZZ"] != nil {
    package.targets.append(
        .executableTarget(name: "fuzz", dependencies: ["FuzzProperties"], path: "Tests/Fuzz"))
}

for target in package.targets where target.type != .system {
    target.swiftSettings = [
        .swiftLanguageMode(.v6),
        .strictMemorySafety(),
        .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("InternalImportsByDefault"),
        .enableUpcomingFeature("MemberImportVisibility"),
        .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
        .enableUpcomingFeature("InferIsolatedConformances"),
        .enableUpcomingFeature("ImmutableWeakCaptures"),
        .treatAllWarnings(as: .error),
        // One loop, one thread (design): counting references needs no atomic instruction. A test keeps threads
        // out of Sources; tests themselves run beside each other, in debug builds only.
        .unsafeFlags(["-Xfrontend", "-assume-single-threaded"], .when(configuration: .release)),
    ]
    #if arch(x86_64)
    // Lets Hashing name the processor's SHA instructions; it asks whether they are there before it uses them.
    if target.name == "Hashing" {
        target.swiftSettings?.append(contentsOf: [
            .unsafeFlags(["-Xcc", "-msha"]), .define("SHA_INSTRUCTIONS"),
        ])
    }
    #endif
    // What no request waits for, and the service, whose share of one does not show (Command's decision 0001).
    if ["Service", "Conversations", "Probe", "Command"].contains(target.name) {
        target.swiftSettings?.append(.unsafeFlags(["-Osize"], .when(configuration: .release)))
    }
    // The release binary carries Swift's runtime, so that it runs where no Swift is installed, and little else:
    // Command's decision 0001 says what is left out.
    if target.type == .executable {
        var flags = ["-static-stdlib", "-Xlinker", "--no-export-dynamic"]
        // The fuzzer is linked as it comes: the sanitizer's reports need the tables for unwinding.
        if target.name != "fuzz" {
            flags += ["-use-ld=lld", "-Xlinker", "--icf=all", "-Xlinker", "--no-eh-frame-hdr"]
            flags += ["-Xlinker", "-T", "-Xlinker", "\(Context.packageDirectory)/Sources/Command/release.ld"]
        }
        target.linkerSettings = [.unsafeFlags(flags, .when(configuration: .release))]
    }
}
