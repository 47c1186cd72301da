import Encoding
import Tokens

extension Verdict {
    /// `verified`, `anonymous`, or the reason.
    var outcome: String { reason?.rawValue ?? decision.name }

    /// The names of the checks with a status, in order.
    func names(_ status: CheckStatus) -> [String] {
        CheckID.allCases.filter { statuses[$0] == status }.map(\.name)
    }

    var hintIDs: [String] { hints.map(\.id) }

    /// What one check has to say.
    func finding(_ check: CheckID) -> Finding { reports.first { $0.check == check }?.finding ?? Finding() }

    /// The verdict on the wire.
    var written: String {
        var writer = JSONWriter()
        write(to: &writer)
        return String(decoding: writer.bytes, as: UTF8.self)
    }
}
