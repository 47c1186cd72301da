/// What a connection may ask of us, in bytes and counts; past a limit comes an answer, never growth.
package struct HTTPLimits: Sendable, Equatable {
    /// The most bytes of a head, its closing empty line included; a trailer section has the same limit (431).
    package var head = 32 * 1024
    /// The most bytes of a request line or status line without its CRLF (414); RFC 9112 §3 asks for 8,000.
    package var line = 8 * 1024
    /// The most field lines in one section (431).
    package var fields = 100
    /// The most bytes of a body, after chunks are put together (413).
    package var body = 1 << 20
    /// Where a body may be larger; nil: nowhere.
    package var upload: UploadLimit?
    /// The most bytes that are read and dropped after the last answer, so that the peer can read it.
    package var drain = 1 << 20
    /// The most bytes that are read and dropped while an answer goes on; a peer that sends more is closed.
    package var streamInput = 64 * 1024
    /// The most bytes of a WebSocket message, its fragments put together (close code 1009).
    package var message = 64 * 1024

    /// The limits as documented, each of which may be changed.
    package init() {}
}
