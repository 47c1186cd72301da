import Encoding
import Support

/// Answers and configurations of the tests.
enum JSONFixture {
    /// A file under `Fixtures/`.
    static func read(_ path: String) throws -> JSON { try JSON(reading: Repository.fixture(path)) }

    /// The bytes of an answer as the file gives it, with an id in the place of `…`.
    static func answer(_ path: String, id: String) throws -> String {
        String(decoding: try read(path).compact, as: UTF8.self).replacing("…", with: id)
    }

    /// A configuration of one applied widget `a` under the demo secret with these further members.
    static func applied(_ more: String) -> String {
        let secret = "chatgate-demo-applied-secret-0123456789"
        let key = #"{"id":"k","secret":"\#(secret)"}"#
        return #"{"widgets":[{"id":"a","platform":"applied","keys":[\#(key)],\#(more)}]}"#
    }
}
