import HTTP

extension PageCheck {
    static let status = PageCheck("status", "The page is answered with a status of 2xx.") { observation in
        guard let answer = observation.answer else { return [] }
        let code = answer.response.status.code
        if answer.response.status.isSuccess { return [.pass(nil, "status \(code)")] }
        let location = answer.redirects.last.flatMap { $0.refusal == nil ? nil : $0.location }
        let way =
            location.map { ", to \(observation.shown($0.utf8.prefix { $0 != UInt8(ascii: "?") }))" } ?? ""
        return [
            .fail(
                nil,
                "status \(code)\(way)",
                "Name the URL of the page itself; redirects are followed within its own origin.")
        ]
    }
}
