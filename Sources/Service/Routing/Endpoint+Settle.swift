import Chat
import HTTP

extension Endpoint {
    /// The endpoint's outcome, or the answer that its refusal comes to.
    func settle(_ sandbox: inout Sandbox, _ call: Call) -> Outcome {
        do {
            return try outcome(&sandbox, call)
        } catch let refusal as Refusal {
            return .response(refusal.response)
        } catch let refusal as ParticipationRefusal {
            return .response(refusal.problem.response)
        } catch let refused as Refused {
            return .response(refused.problem.response)
        } catch {
            return .response(
                Problem(.internalServerError, "internal", "This is a fault of chatgate: \(error)").response)
        }
    }
}
