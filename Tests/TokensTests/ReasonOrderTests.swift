import Encoding
import Support
import Testing
import Tokens

/// The contract's section 6: every check runs that can, and the reason is the first failure in its order.
struct ReasonOrderTests {
    private static let rows = Repository.lines("tokens/reasons.lines")
        .map { $0.split(separator: "\t").map(String.init) }

    @Test func `the reasons and their checks are the contract's, in its order`() {
        let checks = CheckID.allCases.map { [$0.reason.rawValue, $0.name] }
        #expect(checks == Self.rows.filter { $0[1] != "-" })
        #expect(Reason.allCases.map(\.rawValue) == Self.rows.map { $0[0] })
        #expect(CheckID.allCases.count == 20)
    }

    @Test func `every reason has its own sentence`() {
        for reason in Reason.allCases { #expect(reason.sentence.hasSuffix(".")) }
        #expect(Set(Reason.allCases.map(\.sentence)).count == Reason.allCases.count)
    }

    @Test(arguments: Fault.all)
    func `one fault fails one check and gives its reason`(fault: Fault) {
        let verdict = Fault.judge([fault.check])
        #expect(verdict.reason == fault.check.reason)
        #expect(verdict.names(.fail) == [fault.check.name])
    }

    @Test(arguments: Fault.all)
    func `of two faults the first gives the reason, and the other is seen wherever it can be`(first: Fault) {
        for second in Fault.all where second.check.rawValue > first.check.rawValue {
            let verdict = Fault.judge([first.check, second.check])
            #expect(verdict.reason == first.check.reason, "with \(second.check)")
            let both = first.lets(second.check)
            let names = both ? [first.check.name, second.check.name] : [first.check.name]
            #expect(verdict.names(.fail) == names, "with \(second.check)")
        }
    }

    @Test func `everything that can fail at once does`() {
        let hidden: [CheckID] = [.size, .structure, .base64url, .algorithm, .keyID, .payload, .revoked]
        let faults = CheckID.allCases.filter { !hidden.contains($0) && $0 != .lifetime }
        let verdict = Fault.judge(faults)
        #expect(verdict.names(.fail) == faults.map(\.name))
        #expect(verdict.reason == .crit)
    }

    @Test func `a token without fault passes every check`() {
        let verdict = Fault.judge([])
        #expect(verdict.decision == .verified)
        #expect(verdict.names(.pass) == CheckID.allCases.map(\.name))
    }

    @Test(arguments: [
        "[]", "{", "\u{FEFF}{}", #"{"sub":"u-42","exp":1}"#, #"{"sub":7}"#, "{}", #"{"sub":" ","nbf":9e9}"#,
        #"{"sub":"u-42","exp":1760003600}"#,
    ])
    func `a header with a duplicate gives its own reason, whatever the payload says`(payload: String) {
        // The signature could not be computed, so nothing that only the payload says is given as a reason.
        for header in [#"{"alg":"HS256","alg":"HS256"}"#, #"{"alg":"none","x":1,"x":1,"crit":[]}"#] {
            let verdict = Minting.token(payload, header: header).judged()
            #expect(verdict.outcome == "duplicate-member")
            #expect(verdict.statuses[.signature] == .skipped)
        }
    }

    @Test func `what stands before the signature wins over a duplicate in the header`() {
        let header = #"{"alg":"HS256","alg":"HS256"}"#
        #expect((Minting.token(header: header) + "=").outcome() == "base64url")
        #expect((Minting.token(header: header) + ".").outcome() == "malformed")
        #expect(Minting.token(header: header).outcome { $0.maximumBytes = 9 } == "too-large")
    }

    @Test(arguments: [
        CheckID.payload, .duplicates, .claimType, .required, .exp, .nbf, .lifetime, .sub, .aud, .iss,
        .attributes,
        .revoked,
    ])
    func `nothing but the signature is said of a forged token`(check: CheckID) {
        #expect(Fault.judge([.signature, check]).reason == .signature)
        let (header, payload, _) = Minting.parts(Minting.token(only: #""sub":7"#))
        #expect("\(header).\(payload).".outcome() == "signature")
    }
}
