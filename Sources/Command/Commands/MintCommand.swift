import Chat
import Tokens

extension Subcommand {
    static let mint = Subcommand(
        name: "mint", summary: "prints a token as a website's backend would make it",
        usage: "mint --widget ID --sub SUBJECT [--claim NAME=VALUE]…", operands: .none,
        flags: [.config, .widget] + Flag.keySources + [
            .at, Flag("--sub", "TEXT", "the subject (default on amazon-connect: the widget's id)"),
            Flag("--claim", "NAME=VALUE", "a claim that is a string", isRepeatable: true),
            Flag("--claim-json", "NAME=JSON", "a claim that is any JSON value", isRepeatable: true),
            Flag(
                "--attribute", "NAME=VALUE", "a member of `attributes` (amazon-connect)", isRepeatable: true),
            Flag("--lifetime", "DURATION", "from iat to exp (default 5m)"), BrokenMint.flag,
        ],
        exits: "0, 2 usage or configuration"
    ) { (arguments, console) throws(CommandFailure) in
        if let kind = arguments["--broken"] {
            try BrokenMint.run(kind, arguments, console)
            return .success
        }
        let settings = try TokenSettings(arguments, console)
        guard let key = settings.widget.keys.keys.first(where: { !$0.isRetired(at: settings.now) }) else {
            throw .usage("widget \(settings.widget.id) has no key to sign with")
        }
        let payload = try MintedClaims(arguments, settings).payload
        let token = Signer.sign(payload, with: key)
        console.output(token)
        let verdict = settings.verifier.verify(Array(token.utf8), at: settings.now)
        if let reason = verdict.reason {
            console.error(
                "chatgate: note: the widget would refuse this token: \(reason.rawValue). \(reason.sentence)")
        }
        return .success
    }
}
