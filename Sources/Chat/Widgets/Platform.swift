/// Whose wire a widget speaks.
package enum Platform: String, CaseIterable, Sendable {
    /// Applied Labs' `<applied-chat>`.
    case applied
    /// Amazon Connect's hosted widget.
    case amazonConnect = "amazon-connect"
}
