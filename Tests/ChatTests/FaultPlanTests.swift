import Chat
import Support
import Testing

/// How faults are written.
@Suite struct FaultPlanTests {
    /// A line's columns, parted by `|`, without outer blanks.
    private static func columns(_ line: String) -> [String] {
        line.split(separator: "|", omittingEmptySubsequences: false).map { column in
            String(column.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
        }
    }

    @Test(arguments: Repository.lines("faults/plans.txt"))
    func `a plan is understood`(_ line: String) throws {
        let columns = Self.columns(line)
        let plan = try FaultPlan(reading: columns[0])
        #expect(plan.moment.rawValue == columns[1])
        #expect((plan.delay.map { "\($0)" } ?? "nil") == columns[2])
        #expect((plan.action.map { "\($0)" } ?? "nil") == columns[3])
    }

    @Test(arguments: Repository.lines("faults/wrong-plans.txt"))
    func `what is no plan is refused with a sentence that helps`(_ line: String) throws {
        let columns = Self.columns(line)
        let error = #expect(throws: FaultSyntax.self) { try FaultPlan(reading: columns[1]) }
        #expect(error?.sentence.contains(columns[0]) == true, "\(error?.sentence ?? "")")
    }

    @Test func `a plan is kept as it was written, without its moment`() throws {
        #expect(try FaultPlan(reading: "delay=1s, then=reset ,when=after").written == "delay=1s,then=reset")
    }

    @Test func `a moment that is given counts, and goes before the usual one`() throws {
        #expect(try FaultPlan(reading: "reset").moment == .before)
        #expect(try FaultPlan(reading: "reset", moment: .after).moment == .after)
        #expect(try FaultPlan(reading: "delay=1s", moment: .before).moment == .before)
        #expect(throws: FaultSyntax.self) { try FaultPlan(reading: "reset,when=after", moment: .after) }
    }

    @Test(arguments: FaultKind.all.map(\.name))
    func `a kind of fault is documented, and does what its form says`(_ name: String) throws {
        let kind = try #require(FaultKind.all.first { $0.name == name })
        #expect(FaultKind.all.count { $0.name == name } == 1)
        #expect(kind.does.hasSuffix("."))
        for form in kind.form.split(separator: " or ", omittingEmptySubsequences: false) {
            let plan = try FaultPlan(reading: String(form))
            #expect(form == kind.name || form.hasPrefix("\(kind.name)="))
            #expect((plan.delay == nil) == (kind.name != "delay"))
        }
        let lines = Repository.lines("faults/plans.txt") + Repository.lines("faults/wrong-plans.txt")
        #expect(lines.count { $0.contains(kind.name) } >= 2, "no case of \(kind.name)")
    }
}
