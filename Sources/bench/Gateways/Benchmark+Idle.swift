import Glibc
import Transport

extension Benchmark {
    static let idle = Benchmark(
        name: "idle",
        summary: "opens N sockets to a gateway, prints how many and the bytes that each costs it, and holds "
            + "them until the standard input ends",
        usage: "idle --url URL --pid PID [--count 10000]"
    ) { options throws(BenchFailure) in
        guard let number = try options.count("--pid") else { throw .usage("--pid is missing") }
        let process = pid_t(truncatingIfNeeded: number)
        let count = try options.count("--count", or: 10_000)
        raiseDescriptorLimit(to: count + 64)
        let gateway = try GatewayAddress(try options.text("--url"))
        let chats = try IdleChats(at: gateway, sockets: count)
        let before = try ProcessMemory.resident(process)
        let sockets = try chats.open()
        let bytes = try ProcessMemory.resident(process) - before
        print("\(sockets.count)\t\(bytes / sockets.count)")
        fflush(nil)
        while readLine() != nil {}
        return withExtendedLifetime(sockets) { "closed" }
    }

    /// Many systems start a process with 1,024 descriptors and let it ask for more.
    private static func raiseDescriptorLimit(to wanted: Int) {
        let resource = __rlimit_resource_t(RLIMIT_NOFILE.rawValue)
        var limit = rlimit()
        guard unsafe getrlimit(resource, &limit) == 0, limit.rlim_cur < rlim_t(wanted) else { return }
        limit.rlim_cur = min(rlim_t(wanted), limit.rlim_max)
        _ = unsafe setrlimit(resource, &limit)
    }
}
