package import Encoding
import Hashing
import Tokens

/// Verifies queries that a Shopify app proxy signed, for one widget.
package struct ShopifyVerifier: Sendable {
    private let app: ShopifyApp
    private let widget: String
    private let key: HMACSHA256Key

    /// A verifier under an app's shop and secret; `widget` is the widget's id, for the verdict.
    package init(app: ShopifyApp, widget: String) {
        self.app = app
        self.widget = widget
        key = HMACSHA256Key(app.key.secret)
    }

    /// Judges a query at an instant: every check that can run does, and the verdict follows from their list.
    ///
    /// The same query is taken again while it is fresh, as the platform takes it.
    package func verify(_ query: ShopifyProxyQuery, at now: Instant) -> ShopifyVerdict {
        judge(ShopifyEvidence(query, app: app, key: key, now: now), explaining: false)
    }

    /// Judges a query and names the likely mistakes of one whose signature does not hold.
    ///
    /// Costs one further MAC for each hint at most.
    package func explain(_ query: ShopifyProxyQuery, at now: Instant) -> ShopifyVerdict {
        judge(ShopifyEvidence(query, app: app, key: key, now: now), explaining: true)
    }

    private func judge(_ evidence: ShopifyEvidence, explaining: Bool) -> ShopifyVerdict {
        var results = CheckResults()
        for check in ProxyCheck.all { results.note(check.judge(evidence), of: check.id) }
        let customerID = evidence.customer.map { String(decoding: $0, as: UTF8.self) }
        var verdict = Verdict(
            widget: widget, statuses: results.statuses, findings: results.findings, keyID: app.key.id,
            claimedSubject: subject(evidence, customerID), isGuest: customerID == nil)
        if explaining { verdict.hints = ProxyHint.all.compactMap { $0.find(evidence) } }
        return ShopifyVerdict(verdict, customerID: customerID)
    }

    private func subject(_ evidence: ShopifyEvidence, _ customerID: String?) -> String? {
        guard let customerID, let shop = evidence.shop.value else { return nil }
        return "shopify:\(String(decoding: shop, as: UTF8.self)):\(customerID)"
    }
}
