import Chat
import Tokens

/// Reads the secret that flags name.
enum SecretFlags {
    static func read(_ arguments: Arguments, _ console: Console) throws(CommandFailure) -> [UInt8] {
        let given = ["--secret-env", "--secret-file", "--secret"].filter { arguments[$0] != nil }
        guard given.count == 1 else {
            throw .usage("--platform wants one of --secret-env, --secret-file and --secret beside it")
        }
        let secret = try bytes(arguments, console)
        if let fault = SecretRules.fault(in: secret) { throw .usage("the secret \(fault)") }
        if secret.count < SigningKey.recommendedLength {
            console.error(
                "chatgate: warning: the secret has \(secret.count) bytes; HS256 wants at least 32 (RFC "
                    + "7518 §3.2)"
            )
        }
        return secret
    }

    private static func bytes(_ arguments: Arguments, _ console: Console) throws(CommandFailure) -> [UInt8] {
        if let name = arguments["--secret-env"] {
            guard let text = SystemEnvironment.variable(name) else {
                throw .usage("the variable \(name) is not set")
            }
            return Array(text.utf8)
        }
        if let path = arguments["--secret-file"] {
            guard let bytes = Files.read(path) else { throw .usage("cannot read \(path)") }
            let secret = SecretRules.withoutFinalLineEnd(bytes)
            if secret.count < bytes.count {
                console.error("chatgate: \(path): its final line end is not part of the secret")
            }
            return secret
        }
        console.error(
            "chatgate: warning: --secret shows in the list of processes; use it for throw-away keys only")
        return Array((arguments["--secret"] ?? "").utf8)
    }
}
