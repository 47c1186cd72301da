/// The parts of Amazon Connect's wire; each says its errors in its own way.
enum ConnectPart: Sendable {
    /// The hosted widget's start call.
    case start
    /// The control plane, called by a website's backend.
    case control
    /// The participant service.
    case participant
    /// Uploads and downloads of attachments.
    case files
    /// The WebSocket.
    case socket
}
