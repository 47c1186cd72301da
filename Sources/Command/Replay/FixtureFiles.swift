import Conversations

/// Finds and reads fixtures, each operand a file or a folder; all of them before any is played.
enum FixtureFiles {
    /// How the name of a fixture in a folder ends.
    static let ending = ".chat.json"

    /// The fixtures, in the order of the operands; nil where one is wrong, which `complain` was told.
    static func read(
        _ operands: [String], in context: FixtureContext, complain: (String) -> Void
    ) throws(CommandFailure) -> [Fixture]? {
        var fixtures: [Fixture] = []
        var isWrong = false
        for file in try paths(operands) {
            guard let bytes = Files.read(file) else {
                throw .usage("cannot read the fixture \(file), or it is larger than 16 MiB")
            }
            do throws(FixtureError) {
                fixtures.append(try FixtureReader.read(bytes, file: file, in: context))
            } catch {
                isWrong = true
                complain(error.description)
            }
        }
        return isWrong ? nil : fixtures
    }

    /// A folder gives the fixtures in it, sorted by name; folders in it are not looked into.
    private static func paths(_ operands: [String]) throws(CommandFailure) -> [String] {
        var paths: [String] = []
        for operand in operands {
            guard let names = Files.names(in: operand) else {
                paths.append(operand)
                continue
            }
            let fixtures = names.filter { $0.hasSuffix(ending) }
            if fixtures.isEmpty { throw .usage("no file in \(operand) ends in \(ending)") }
            let folder = operand.hasSuffix("/") ? operand : operand + "/"
            paths += fixtures.map { folder + $0 }
        }
        return paths
    }
}
