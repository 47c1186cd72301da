import Chat
import Conversations
import Service

/// Writes each chat session that ends into a folder, as a fixture that replays.
final class SessionRecorder {
    private let folder: String
    private let widgets: [Widget]
    private let log: Log
    /// How far each sandbox was looked at.
    private var ended: [String: EndedSessions] = [:]

    /// A recorder for a folder that is there and can be written.
    init(folder: Setting, widgets: [Widget], _ log: Log) throws(CommandFailure) {
        self.folder = folder.value.hasSuffix("/") ? folder.value : folder.value + "/"
        self.widgets = widgets
        self.log = log
        let trial = self.folder + ".chatgate"
        guard Files.write("", to: trial) else {
            throw .usage("\(folder.source): cannot write to the folder \(folder.value)")
        }
        Files.remove(trial)
    }

    /// Writes down what has ended since it looked last; whoever changes a journal calls it afterwards.
    func look(at journals: [(sandbox: String, journal: Journal)]) {
        for (sandbox, journal) in journals {
            for (end, start) in ended[sandbox, default: EndedSessions()].next(in: journal) {
                write(end, from: start, in: journal)
            }
        }
        if ended.count > journals.count {
            ended = ended.filter { name, _ in journals.contains { $0.sandbox == name } }
        }
    }

    private func write(_ end: Event, from start: Int, in journal: Journal) {
        let session = String((end.session?.text(end.idForm) ?? "").prefix(8))
        do throws(RecordingFault) {
            let recording = try Recording(of: end, from: start, in: journal, widgets: widgets)
            let file = folder + recording.file
            guard Files.write(recording.text + "\n", to: file) else {
                return log.notRecorded(session, "cannot write \(file)")
            }
            log.recorded(file)
        } catch {
            log.notRecorded(session, error.description)
        }
    }
}
