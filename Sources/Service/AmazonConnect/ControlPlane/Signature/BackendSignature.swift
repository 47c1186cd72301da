import Chat
import HTTP

/// Whether a call of the control plane comes from the website's own backend (contract, section 4).
///
/// Where the widget has no `awsCredentials`, every call is taken as it comes, and nothing it says of the
/// customer counts as verified.
enum BackendSignature {
    /// True where the widget's credentials signed the call, false where it has none.
    ///
    /// - Throws: an error of 403 where it has some and the call is not signed with one.
    static func isVerified(
        _ call: Call, widget place: Int, in sandbox: inout Sandbox
    ) throws(ServiceError) -> Bool {
        guard let keys = sandbox.widget(at: place).connect?.awsCredentials, !keys.isEmpty else {
            return false
        }
        do throws(SignatureFault) {
            let signature = try SignatureV4(call.request)
            try signature.verify(
                call.request, service: SignatureV4.controlPlane, keys: keys, at: call.real.calendar)
        } catch {
            sandbox.refuseBackend(error.error(explains: true).message, widget: place, at: call.now)
            throw error.error(explains: call.isLoopback)
        }
        return true
    }
}
