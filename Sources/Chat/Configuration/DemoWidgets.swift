import Tokens

/// The two widgets that exist without any configuration, so that everything runs at once; their secrets are
/// public.
package enum DemoWidgets {
    /// The secret of the demo widget on applied.
    package static let appliedSecret = "chatgate-demo-applied-secret-0123456789"
    /// The secret of the demo widget on amazon-connect.
    package static let connectSecret = "chatgate-demo-connect-secret-0123456789abcde"

    /// The bytes of both secrets.
    package static let secrets = [Array(appliedSecret.utf8), Array(connectSecret.utf8)]

    /// Both, in the contract's order.
    package static let all: [Widget] = [applied, connect]

    private static let origins = ["http://localhost:*", "http://127.0.0.1:*"]

    private static let applied: Widget = {
        var widget = Widget(
            id: "demo-applied", platform: .applied,
            keys: KeyRing([SigningKey(id: "demo", secret: Array(appliedSecret.utf8))]))
        widget.allowedOrigins = origins
        return widget
    }()

    private static let connect: Widget = {
        var widget = Widget(
            id: "00000000-0000-4000-8000-00000000c0de", platform: .amazonConnect,
            keys: KeyRing([SigningKey(id: "demo", secret: Array(connectSecret.utf8))]))
        widget.allowedOrigins = origins
        widget.connect = ConnectWidget(
            snippetID: "demo-snippet", instanceID: "00000000-0000-4000-8000-0000000000aa",
            contactFlowID: "00000000-0000-4000-8000-0000000000bb")
        return widget
    }()
}
