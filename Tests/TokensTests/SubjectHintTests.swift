import Testing
import Tokens

/// The mistake that shows only beside the other customers.
@Suite struct SubjectHintTests {
    static let id = "email-subject"

    private static func hints(_ subject: String, beside others: [String]) -> [String] {
        Minting.token(only: #""sub":"\#(subject)""#).judged(subjects: others) {
            $0.subject = .customer(maximumBytes: 255, reservedPrefix: nil)
        }.hintIDs
    }

    @Test func `an email address among ids is named`() {
        #expect(Self.hints("ann@shop.example", beside: ["u-1", "u-2", "u-3"]) == [Self.id])
    }

    @Test(arguments: [
        ("ann@shop.example", ["u-1", "u-2"]), ("ann@shop.example", ["u-1", "u-2", "bob@shop.example"]),
        ("ann@shop.example", []), ("u-4", ["u-1", "u-2", "u-3"]), ("u@4", ["u-1", "u-2", "u-3"]),
        ("@shop.example", ["u-1", "u-2", "u-3"]), ("a@b@c.d", ["u-1", "u-2", "u-3"]),
    ])
    func `what may be right is not named`(subject: String, others: [String]) {
        #expect(Self.hints(subject, beside: others).isEmpty)
    }
}
