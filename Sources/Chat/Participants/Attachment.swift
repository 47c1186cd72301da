/// A file that a participant hands over.
package struct Attachment: Sendable {
    /// How far the file has come.
    package enum State: Sendable {
        /// Its place is kept; nothing has come.
        case expected
        /// Its bytes are here, and nobody was told.
        case uploaded
        /// It stands in the transcript.
        case approved
    }

    /// The file's id.
    package let id: SessionID
    /// The session it belongs to.
    package let session: SessionID
    /// The id of who hands it over.
    package let participant: SessionID
    /// Its name as it was given.
    package let name: String
    /// Its media type as it was given.
    package let contentType: String
    /// Its size in bytes, as it was announced.
    package let size: Int
    /// How far it has come.
    package internal(set) var state = State.expected
}
