import FuzzProperties
import Support
import Testing

/// The corpus that the fuzzers found, under the very properties that they asked; `Scripts/fuzz` adds to it.
@Suite struct CorpusTests {
    @Test(arguments: FuzzedReader.all)
    func `what the fuzzer found holds`(_ reader: FuzzedReader) {
        let files = Repository.files(under: "Fixtures/fuzz/" + reader.name)
        #expect(files.count >= 50, "the corpus of \(reader) is small")
        for file in files {
            do throws(Violation) {
                try reader.check(Repository.bytes(file))
            } catch {
                Issue.record("\(file): \(error.sentence)")
            }
        }
    }

    @Test func `every folder of the corpus has its reader, and every reader the time it was given`() {
        let found = Set(
            Repository.files(under: "Fixtures/fuzz").compactMap { path in
                path.split(separator: "/").dropFirst(2).first.map(String.init)
            })
        let names = FuzzedReader.all.map(\.name)
        #expect(found == Set(names + names.map { $0 + ".seconds" }))
        for name in names {
            let seconds = Repository.text("Fixtures/fuzz/\(name).seconds").dropLast()
            #expect((Int(seconds) ?? 0) > 0, "\(name)")
        }
    }
}
