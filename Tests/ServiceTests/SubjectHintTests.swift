import Encoding
import HTTP
import Service
import Testing

/// A token is explained beside the customers whom its widget knows.
@Suite struct SubjectHintTests {
    private static func hints(_ world: inout World) throws -> [String] {
        let body = #"{"widget":"demo-applied","token":"\#(World.customer("ann@shop.example"))"}"#
        let verdict = try world.control(.post, "/verdicts", body: body).json
        return verdict["hints"]?.elements.compactMap { $0["id"]?.string } ?? []
    }

    @Test func `an email address is a mistake only where the others are ids`() throws {
        var world = try World()
        #expect(try Self.hints(&world).isEmpty)
        for subject in ["u-1", "u-2", "u-3"] { _ = try world.start(token: World.customer(subject)) }
        #expect(try Self.hints(&world) == ["email-subject"])
        _ = try world.start(token: World.customer("bob@shop.example"))
        #expect(try Self.hints(&world).isEmpty)
    }
}
