import Chat
import HTTP

extension Call {
    /// The place of the widget that the path names; the surface has seen that it is there.
    func widget(in sandbox: Sandbox) throws(Refused) -> Int {
        guard let place = sandbox.place(ofWidget: parameters[0]) else {
            throw Refused(
                Problem(.notFound, "unknown-widget", "There is no widget \(parameters[0].prefix(100))."))
        }
        return place
    }
}
