import Encoding
import Chat

extension Verb {
    /// The page comes through the shop's app proxy, which signs every query of it from here on.
    static let proxy = Verb(
        name: "proxy", help: "the visitor's page comes through the shop's app proxy",
        shape: .record(
            Record(
                what: "proxy",
                members: [
                    Member("customer", .text, "the customer's id; a guest where nothing is said"),
                    Member("shop", .text, "the shop that signs; the widget's where nothing is said"),
                ])),
        platforms: [.applied],
        line: { value, visitor in
            let customer = value["customer"]?.string.map { "customer \($0)" } ?? "a guest"
            return "\(visitor) comes through the shop as \(customer)"
        }
    ) { (value, stage) throws(PlayFailure) in
        guard let app = stage.widget.shopify else { throw .impossible("the widget has no \"shopify\" app") }
        stage.profile.credential = .proxy(
            customer: value["customer"]?.string ?? "", shop: value["shop"]?.string ?? app.shop)
        return Answer(try Answer.written { _ in })
    }
}
