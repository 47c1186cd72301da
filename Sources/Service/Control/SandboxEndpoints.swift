import Chat
import HTTP

/// `POST /reset` and `DELETE /_chatgate/v1`: the end of a sandbox's world.
enum SandboxEndpoints {
    static func reset(_ sandbox: inout Sandbox, _ call: Call) throws -> Outcome {
        try JSONBody.only([], in: JSONBody.read(call))
        return .reset(Response(status: .noContent))
    }

    static func drop(_ sandbox: inout Sandbox, _ call: Call) -> Outcome {
        .drop(Response(status: .noContent))
    }
}
