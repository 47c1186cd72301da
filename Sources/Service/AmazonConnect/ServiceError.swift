import Encoding
import HTTP

/// An error in the shape of Amazon's services (amazon-connect.md, section 6.1).
struct ServiceError: Error {
    let status: Status
    /// The exception's name, such as `ValidationException`.
    let code: String
    let message: String

    init(_ status: Status, _ code: String, _ message: String) {
        self.status = status
        self.code = code
        self.message = message
    }

    /// The error as it goes on the wire: the name where botocore, browsers and the SDKs look for it, the
    /// message under both spellings.
    var response: Response {
        var writer = JSONWriter(capacity: 256)
        writer.beginObject()
        writer.member("__type", code)
        writer.member("message", message)
        writer.member("Message", message)
        writer.endObject()
        var response = Response.json(status, writer.bytes)
        response.add("x-amzn-ErrorType", code)
        return response
    }
}
