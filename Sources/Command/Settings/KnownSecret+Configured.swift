import Chat
import Probe
import Tokens

extension KnownSecret {
    /// Every secret that is configured: keys of all widgets, of their Shopify apps and AWS credentials, and
    /// the admin token; too short ones are left out.
    static func configured(_ widgets: [Widget]) -> [KnownSecret] {
        var found: [KnownSecret?] = []
        for widget in widgets {
            let owner = "of widget \(widget.id)"
            found += widget.keys.keys.map { key in
                KnownSecret(name: key.id.map { "key \($0) \(owner)" } ?? "the key", secret: key.secret)
            }
            found.append(
                widget.shopify.flatMap {
                    KnownSecret(name: "the Shopify secret \(owner)", secret: $0.key.secret)
                })
            found += (widget.connect?.awsCredentials ?? []).map { key in
                KnownSecret(name: "the AWS secret \(key.id ?? "") \(owner)", secret: key.secret)
            }
        }
        let admin = Array((SystemEnvironment.variable("CHATGATE_ADMIN_TOKEN") ?? "").utf8)
        found.append(KnownSecret(name: "CHATGATE_ADMIN_TOKEN", secret: admin))
        return found.compactMap { $0 }
    }
}
