import Encoding
import HTTP

extension Verb {
    /// Time passes.
    static let advance = Verb(
        name: "advance", help: "moves the clock forward", shape: .duration,
        line: { value, _ in "\(value.string ?? "") pass" }
    ) { (value, stage) throws(PlayFailure) in
        let body = try Answer.written { $0.member("advance", value) }
        let answer = try stage.control(.put, "/clock", body: body)
        stage.now = answer.json?["now"]?.string.flatMap(Instant.init(rfc3339:)) ?? stage.now
        return answer
    }
}
