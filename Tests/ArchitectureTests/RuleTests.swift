import Testing

/// The rules themselves: each is seen to fail on what breaks it.
@Suite struct RuleTests {
    private func file(_ text: String) -> SourceFile { SourceFile(path: "Sources/Chat/X.swift", text: text) }

    @Test func `an import is found whatever stands before it`() {
        #expect(
            file("package import HTTP\nimport Glibc\n@testable import Chat").imports == [
                "HTTP", "Glibc", "Chat",
            ])
    }

    @Test func `words in comments and strings do not count as code`() {
        let code = file("let a = \"fatalError\" // TODO\n// try!\nprint(1)").code
        #expect(code == ["let a =  ", "", "print(1)"])
    }

    @Test func `a long function is measured`() {
        let body = String(repeating: "    x()\n", count: 41)
        #expect(FunctionLengths(file("func f() {\n\(body)}\n")).functions.map(\.lines) == [41])
    }

    @Test func `two files that name each other are seen`() {
        let one = SourceFile(path: "Sources/Chat/One.swift", text: "struct One { var two: Two }")
        let two = SourceFile(path: "Sources/Chat/Two.swift", text: "struct Two { var one: [One] }")
        let arrows = TypeGraph([one, two]).arrows
        #expect(arrows["Sources/Chat/One.swift"] == ["Sources/Chat/Two.swift"])
        #expect(arrows["Sources/Chat/Two.swift"] == ["Sources/Chat/One.swift"])
    }
}
