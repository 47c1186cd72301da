@testable import Conversations
import Encoding
import Testing

/// `${name}` inserts what was saved, `$${` is `${` (contract, section 7).
@Suite struct TemplateTests {
    @Test(
        arguments: [
            ("", [.text("")]), ("plain", [.text("plain")]), ("${a}", [.variable("a")]),
            ("x${a}y", [.text("x"), .variable("a"), .text("y")]),
            ("${a}${b}", [.variable("a"), .variable("b")]),
            ("$${a}", [.text("${a}")]), ("$$${a}", [.text("$${a}")]), ("100$", [.text("100$")]),
            ("${open", [.text("${open")]), ("$ {a}", [.text("$ {a}")]),
            ("$5 and ${a}", [.text("$5 and "), .variable("a")]),
        ] as [(String, [Template.Part])])
    func `a text is read as stretches and names`(_ text: String, _ parts: [Template.Part]) {
        #expect(Template(text).parts == parts)
    }

    @Test func `strings of a value are filled in at any depth, and nothing else changes`() throws {
        var variables = Variables()
        variables["n"] = try JSON(reading: "7")
        variables["s"] = try JSON(reading: #""a\"b""#)
        let value = try JSON(reading: #"{"${n}":["${n}","${n}!",1.50,null,"$${n}"],"s":"<${s}>"}"#)
        let filled = variables.insert(into: value)
        #expect(filled.description == #"{"${n}":[7,"7!",1.50,null,"${n}"],"s":"<a\"b>"}"#)
    }

    @Test(arguments: ["a", "_x", "next-page", "A1"])
    func `a name is letters and digits`(_ name: String) { #expect(Template.isName(name)) }

    @Test(arguments: ["", "1a", "a b", "a.b", "é", "-a"])
    func `anything else is no name`(_ name: String) { #expect(!Template.isName(name)) }
}
