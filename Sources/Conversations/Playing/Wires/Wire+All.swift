import Chat

extension Platform {
    /// The wire of the platform.
    var wire: any Wire {
        switch self {
        case .applied: AppliedWire()
        case .amazonConnect: ConnectWire()
        }
    }
}

extension Stage {
    /// The wire of the stage's widget.
    var wire: any Wire { widget.platform.wire }
}
