import HTTP
import Testing

/// One folder has a limit of its own for what is put into it.
@Suite struct UploadLimitTests {
    static let limits = {
        var limits = HTTPLimits()
        limits.body = 10
        limits.upload = UploadLimit(folder: "/files/in/", bytes: 20)
        return limits
    }()

    private func failures(_ line: String, _ rest: String, by size: Int = 1_000) -> [RequestFailure] {
        let text = line + " HTTP/1.1\r\nHost: a\r\n" + rest
        return Feeding.failures(Feeding.requests(Array(text.utf8), by: size, limits: Self.limits))
    }

    private func counted(_ count: Int) -> String {
        "Content-Length: \(count)\r\n\r\n" + String(repeating: "x", count: count)
    }

    private func chunked(_ count: Int) -> String {
        "Transfer-Encoding: chunked\r\n\r\n\(String(count, radix: 16))\r\n"
            + String(repeating: "x", count: count) + "\r\n0\r\n\r\n"
    }

    @Test(arguments: [
        "PUT /files/in/a", "PUT /files/in/", "PUT /files/in/a/b?c", "PUT /sandbox/s/files/in/a",
        "PUT http://a/files/in/a", "PUT http://a/sandbox/s/files/in/a",
    ]) func `what is put into the folder has the folder's limit`(line: String) {
        for size in [1, 7, 1_000] {
            #expect(failures(line, counted(20), by: size) == [])
            #expect(failures(line, counted(21), by: size) == [.bodyTooLarge])
            #expect(failures(line, chunked(20), by: size) == [])
            #expect(failures(line, chunked(21), by: size) == [.bodyTooLarge])
        }
    }

    @Test(arguments: [
        "POST /files/in/a", "GET /files/in/a", "put /files/in/a", "PUT /files/in", "PUT /files/int/a",
        "PUT /x/files/in/a", "PUT /?/files/in/a", "PUT /sandbox/files/in/a", "PUT /sandbox/s/t/files/in/a",
        "PUT /sandbox//files/in", "PUT /files/%69n/a", "PUT http://a?/files/in/", "PUT http://files/in/a",
    ]) func `everything else has the limit of all`(line: String) {
        #expect(failures(line, counted(10)) == [])
        #expect(failures(line, counted(11)) == [.bodyTooLarge])
        #expect(failures(line, chunked(10)) == [])
        #expect(failures(line, chunked(11)) == [.bodyTooLarge])
    }

    @Test func `the limit of one request is not that of the next`() {
        let text =
            "PUT /files/in/a HTTP/1.1\r\nHost: a\r\n" + counted(20) + "PUT /files HTTP/1.1\r\nHost: a\r\n"
            + counted(11)
        let steps = Feeding.whole(Array(text.utf8), limits: Self.limits)
        #expect(Feeding.requests(steps).map(\.body.count) == [20])
        #expect(Feeding.failures(steps) == [.bodyTooLarge])
    }

    @Test func `an upload over the limit is refused before it comes`() {
        #expect(failures("PUT /files/in/a", "Content-Length: 21\r\n\r\n") == [.bodyTooLarge])
        #expect(
            failures("PUT /files/in/a", "Expect: 100-continue\r\nContent-Length: 21\r\n\r\n") == [
                .bodyTooLarge
            ])
    }

    @Test func `without a folder every body has the limit of all`() {
        #expect(HTTPLimits().upload == nil)
    }
}
