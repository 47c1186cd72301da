/// The limit on everything that comes from outside (contract, section 2, the table of limits).
package struct Limits: Sendable, Equatable {
    /// Bytes of a request's line and fields.
    package var head = 32 * 1024
    /// Bytes of a request's body.
    package var body = 1024 * 1024
    /// Bytes of one attachment.
    package var attachment = 20 * 1024 * 1024
    /// Bytes of all attachments together.
    package var attachments = 256 * 1024 * 1024
    /// Bytes of a token; nil: 8 KiB on applied, 3,072 on amazon-connect.
    package var token: Int?
    /// Bytes of a subject.
    package var subject = 255
    /// Nesting of JSON from outside.
    package var depth = 64
    /// Members of one object, elements of one array.
    ///
    /// So many widgets of a sandbox and keys of a widget, too, where they are put in one by one.
    package var members = 1_000
    /// Bytes of a message's text.
    package var text = 16 * 1024
    /// Connections at once.
    package var connections = 16_384
    /// Chat sessions of a sandbox.
    package var sessions = 2_000_000
    /// Bytes of what is said in all sessions of a sandbox: texts, metadata, contexts.
    package var store = 1024 * 1024 * 1024
    /// Sandboxes.
    package var sandboxes = 256
    /// Revoked tokens of a sandbox.
    package var revocations = 100_000
    /// Bytes of a sandbox's journal.
    package var journal = 64 * 1024 * 1024

    /// The contract's defaults.
    package init() {}
}
