import HTTP

/// Compares what a reader said with the lines of a case file; returns what differs.
enum RequestExpectation {
    static func differences(_ steps: [RequestReader.Step], _ expected: [String]) -> [String] {
        var groups: [[String]] = []
        for line in expected {
            let isStep = ["request ", "refused ", "continue"].contains { line.hasPrefix($0) }
            if isStep || groups.isEmpty {
                groups.append([line])
            } else {
                groups[groups.count - 1].append(line)
            }
        }
        if groups.count != steps.count {
            return ["\(steps.count) steps in place of \(groups.count): \(steps)"]
        }
        return zip(steps, groups).flatMap { difference($0, $1) }
    }

    private static func difference(_ step: RequestReader.Step, _ lines: [String]) -> [String] {
        lines.filter { !holds($0, step) }.map { "not: \($0), but \(step)" }
    }

    private static func holds(_ line: String, _ step: RequestReader.Step) -> Bool {
        let parts = line.split(separator: " ", maxSplits: 1, omittingEmptySubsequences: false).map(
            String.init)
        let value = parts.count > 1 ? parts[1] : ""
        switch step {
        case .needsMore: return false
        case .continueExpected: return line == "continue"
        case .refused(let failure): return line == "refused \(failure) \(failure.status.code)"
        case .request(let request): return holds(parts[0], value, request)
        }
    }

    private static func holds(_ key: String, _ value: String, _ request: Request) -> Bool {
        switch key {
        case "request": request.method.text + " " + request.target == value
        case "path": request.path == value && request.pathBytes.elementsEqual(value.utf8)
        case "query": request.query.raw == value
        case "host": request.host == value
        case "keeps": request.keepsAlive == (value == "yes")
        case "body": request.body == WireCase.unescaped(value[...])
        case "no": !names(request).contains(value)
        case "field": field(value, request)
        case "count": names(request).count { $0 == value.split(separator: " ")[0] } == 2
        default: false
        }
    }

    private static func names(_ request: Request) -> [String] {
        request.fields.all.map { $0.name.lowercased() }
    }

    private static func field(_ line: String, _ request: Request) -> Bool {
        let parts = line.split(separator: " ", maxSplits: 1, omittingEmptySubsequences: false).map(
            String.init)
        let value = WireCase.unescaped((parts.count > 1 ? parts[1] : "")[...])
        return request.fields.all.first { $0.name.lowercased() == parts[0] }.map { Array($0.value.utf8) }
            == value
    }
}
