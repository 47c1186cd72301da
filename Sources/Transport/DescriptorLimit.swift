import Glibc

/// How many descriptors this process may have open; many systems start one with only 1,024.
enum DescriptorLimit {
    /// Raises the soft limit to `wanted`, as far as the hard one allows; never lowers it.
    static func raise(to wanted: Int) {
        let resource = __rlimit_resource_t(RLIMIT_NOFILE.rawValue)
        var limit = rlimit()
        guard unsafe getrlimit(resource, &limit) == 0 else { return }
        let reachable = min(rlim_t(clamping: wanted), limit.rlim_max)
        guard reachable > limit.rlim_cur else { return }
        limit.rlim_cur = reachable
        _ = unsafe setrlimit(resource, &limit)
    }
}
