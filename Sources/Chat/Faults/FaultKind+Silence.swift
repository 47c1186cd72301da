extension FaultKind {
    static let silence = FaultKind(
        "silence", "silence",
        "Pings and heartbeats on sockets get no reply, until the fault is taken away."
    ) { argument in argument == nil ? .silence : nil }
}
