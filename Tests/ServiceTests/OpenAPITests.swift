import Encoding
import HTTP
import Service
import Support
import Testing

/// `GET /openapi.json`: it says what the route table has, and the gateway does what it says.
@Suite struct OpenAPITests {
    static let control = "/_chatgate/v1"

    static func document(_ world: inout World) throws -> JSON {
        let response = world.control(.get, "/openapi.json")
        #expect(response.status == .ok && response["content-type"] == "application/json")
        return try response.json
    }

    /// Every operation with its method in capitals and its path.
    static func operations(_ document: JSON) -> [(method: String, path: String, json: JSON)] {
        guard let paths = document["paths"] else { return [] }
        return paths.members.flatMap { path in
            path.value.members.map { ($0.name.uppercased(), path.name, $0.value) }
        }
    }

    @Test func `every call of control and of a page is described, and nothing else`() throws {
        var world = try World()
        let document = try Self.document(&world)
        let described = Self.operations(document).map { "\($0.method) \($0.path)" }
        let table = Repository.lines("http/routes.txt").filter { line in
            ["/applied/", "/_chatgate/", "/healthz", "/readyz"].contains { line.contains($0) }
                || line.hasSuffix(Self.control)
        }.map { $0.replacing("+}", with: "}") }
        #expect(Set(described) == Set(table))
        #expect(described.count == table.count)
    }

    @Test func `an operation has a name of its own, a sentence, and an answer that is no problem`() throws {
        var world = try World()
        let document = try Self.document(&world)
        #expect(document["openapi"]?.string == "3.1.0")
        #expect(document["info"]?["version"]?.string == Version.text)
        var names: Set<String> = []
        for (method, path, operation) in Self.operations(document) {
            let name = try #require(operation["operationId"]?.string)
            #expect(names.insert(name).inserted, "\(name)")
            #expect(operation["description"]?.string?.hasSuffix(".") == true, "\(method) \(path)")
            let answers = operation["responses"]?.members.map(\.name) ?? []
            #expect(answers.contains { $0.hasPrefix("2") }, "\(method) \(path)")
            let inPath = operation["parameters"]?.elements.filter { $0["in"]?.string == "path" } ?? []
            let braces = path.split(separator: "/").map(String.init).filter { $0.hasPrefix("{") }
            #expect(braces == inPath.map { "{\($0["name"]?.string ?? "")}" }, "\(path)")
        }
    }

    @Test func `a reference leads somewhere, and no shared schema stands unused`() throws {
        var world = try World()
        let document = try Self.document(&world)
        let text = String(decoding: document.compact, as: UTF8.self)
        let references = text.split(separator: #""$ref":"#).dropFirst().map {
            String($0.split(separator: "\"")[0])
        }
        #expect(references.count > 20)
        for reference in Set(references) {
            let pointer = try #require(JSONPointer(String(reference.dropFirst())))
            #expect(document.value(at: pointer) != nil, "\(reference)")
        }
        for schema in try #require(document["components"]?["schemas"]).members {
            #expect(references.contains("#/components/schemas/\(schema.name)"), "\(schema.name)")
        }
    }

    @Test func `calls of a sandbox stand below it`() throws {
        var world = try World()
        let here = try Self.document(&world)
        #expect(here["servers"]?[0]?["url"]?.string == "http://127.0.0.1:4820")
        let there = try world.call(.get, "/sandbox/t1/_chatgate/v1/openapi.json").json
        #expect(there["servers"]?[0]?["url"]?.string == "http://127.0.0.1:4820/sandbox/t1")
    }

    /// A refusal of an unknown member names all that are known.
    @Test func `a body of control has the members that control takes, and no other`() throws {
        var world = try World()
        let document = try Self.document(&world)
        var tried = 0
        for (method, path, operation) in Self.operations(document) where path.hasPrefix(Self.control) {
            let content = operation["requestBody"]?["content"]?["application/json"]
            guard let schema = content?["schema"] else { continue }
            let target = path.replacing("{id}", with: "demo-applied")
            let response = world.call(Method(method), target, body: #"{"zzzzzzzzzzzz":1}"#)
            #expect(response.status == .badRequest, "\(method) \(path)")
            let detail = try response.json["detail"]?.string ?? ""
            let known = Self.known(detail)
            #expect(Self.members(of: schema, document) == known, "\(method) \(path): \(detail)")
            tried += 1
        }
        #expect(tried >= 8)
    }

    /// The names that a sentence lists behind "there are" or "it knows".
    static func known(_ sentence: String) -> Set<String> {
        if sentence.contains("none is taken here") { return [] }
        let list = sentence.split(separator: "there are ").dropFirst().last
        let other = sentence.split(separator: "it knows ").dropFirst().last
        let names = (list ?? other ?? "").split { $0 == "," || $0 == " " || $0 == "." }
        return Set(names.map(String.init))
    }

    /// The members of a closed object, of all its variants together.
    static func members(of schema: JSON, _ document: JSON) -> Set<String> {
        if let name = schema["$ref"]?.string?.split(separator: "/").last,
            let target = document["components"]?["schemas"]?[member: String(name)]
        {
            return members(of: target, document)
        }
        if let choices = schema["anyOf"]?.elements {
            return choices.reduce(into: []) { $0.formUnion(members(of: $1, document)) }
        }
        #expect(schema["additionalProperties"]?.bool == false)
        return Set(schema["properties"]?.members.map(\.name) ?? [])
    }
}
