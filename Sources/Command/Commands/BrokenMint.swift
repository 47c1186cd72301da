import Chat
import Encoding
import Tokens

/// `mint --broken`: tokens that are wrong in one way each, and the list of the ways.
enum BrokenMint {
    /// The flag of `mint`.
    static let flag = Flag(
        "--broken", "KIND", "a token that is wrong in one way; `list` tells the kinds, `all` prints every one"
    )

    /// Prints the kinds, a token of one of them, or a line for each that the widget can show.
    static func run(_ kind: String, _ arguments: Arguments, _ console: Console) throws(CommandFailure) {
        if kind == "list" { return list(console) }
        let one = kind == "all" ? nil : try broken(kind)
        let settings = try TokenSettings(arguments, console)
        guard let key = settings.widget.keys.keys.first(where: { !$0.isRetired(at: settings.now) }) else {
            throw .usage("widget \(settings.widget.id) has no key to sign with")
        }
        let claims = try claims(arguments, settings)
        func token(_ broken: BrokenToken) -> [UInt8] {
            broken.make(from: claims, key: key, policy: settings.verifier.policy, now: settings.now)
        }
        if let one {
            let token = token(one)
            console.output(text(token))
            note(one, token, settings, console)
            return
        }
        for broken in BrokenToken.all where !broken.holdsLineEnd && broken.need.isMet(by: settings.verifier) {
            console.output(broken.kind + "\t" + text(token(broken)))
        }
    }

    /// A line a kind, of blank-separated columns: the kind, its reason, what the widget needs, the fault.
    private static func list(_ console: Console) {
        console.error("chatgate: kind, reason, what the widget needs for it (-: nothing), the fault")
        let kinds = BrokenToken.all.map(\.kind.count).max() ?? 0
        let reasons = BrokenToken.all.map(\.reason.rawValue.count).max() ?? 0
        for broken in BrokenToken.all {
            console.output(
                Help.padded(broken.kind, kinds + 1) + Help.padded(broken.reason.rawValue, reasons + 1)
                    + broken.need.rawValue + " " + broken.fault)
        }
    }

    private static func broken(_ kind: String) throws(CommandFailure) -> BrokenToken {
        if let broken = BrokenToken.named(kind) { return broken }
        let nearest = Spelling.nearest(to: kind, among: BrokenToken.all.map(\.kind) + ["list", "all"])
        throw .usage(
            "there is no kind \(kind.prefix(60))" + (nearest.map { "; did you mean \($0)?" } ?? ""),
            more: "chatgate mint --broken list")
    }

    private static func claims(_ arguments: Arguments, _ settings: TokenSettings) throws(CommandFailure)
        -> JSON
    {
        let payload = try MintedClaims(arguments, settings).payload
        do throws(JSONError) {
            return try JSON(reading: payload)
        } catch {
            throw .internalFault("the claims that were written do not read: \(error.sentence)")
        }
    }

    /// Says so where this widget does not give the reason that the kind is for.
    private static func note(
        _ broken: BrokenToken, _ token: [UInt8], _ settings: TokenSettings, _ console: Console
    ) {
        let verdict = settings.verifier.verify(token, at: settings.now)
        if verdict.reason == broken.reason { return }
        let outcome = verdict.reason.map { "gives another reason: \($0.rawValue)" } ?? "takes this token"
        let missing =
            broken.need.isMet(by: settings.verifier) ? "" : "; the kind needs \(broken.need.rawValue)"
        console.error("chatgate: note: the widget \(outcome)\(missing)")
    }

    private static func text(_ token: [UInt8]) -> String { String(decoding: token, as: UTF8.self) }
}
