import Foundation

/// Ends what the tests started, even where the test run itself is killed.
///
/// A shell reads the numbers of the processes that run; when nobody is left to write them, it ends the rest.
enum Leash {
    private static let script = """
        all=
        while read -r sign id; do
            rest=
            for one in $all; do [ "$one" = "$id" ] || rest="$rest $one"; done
            all=$rest
            [ "$sign" = "+" ] && all="$all $id"
        done
        for one in $all; do kill -9 "$one"; done
        """

    private static let handle: FileHandle? = {
        let (shell, pipe) = (Process(), Pipe())
        shell.executableURL = URL(fileURLWithPath: "/bin/sh")
        shell.arguments = ["-c", script]
        shell.standardInput = pipe
        shell.standardOutput = FileHandle.nullDevice
        shell.standardError = FileHandle.nullDevice
        return (try? shell.run()) == nil ? nil : pipe.fileHandleForWriting
    }()

    /// From now on the process is looked after.
    static func hold(_ id: Int32) { write("+ \(id)\n") }

    /// The process has ended, and its number may be another's soon.
    static func release(_ id: Int32) { write("- \(id)\n") }

    /// A line is shorter than what a pipe takes in one piece, so that no two mix.
    private static func write(_ line: String) { try? handle?.write(contentsOf: Data(line.utf8)) }
}
