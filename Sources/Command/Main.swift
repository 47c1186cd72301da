import Glibc

/// Where the process begins: words in, exit code out.
@main
struct Main {
    static func main() {
        let words = Array(CommandLine.arguments.dropFirst())
        exit(CommandLineTool(console: .terminal).run(words).rawValue)
    }
}
