/// An answer as a value.
///
/// `Content-Length`, `Transfer-Encoding`, `Connection` and `Date` are the writer's and dropped from `fields`.
package struct Response: Sendable, Equatable {
    /// The status line's code and phrase.
    package var status: Status
    /// The fields in the order they are written.
    package var fields: [ResponseField]
    /// The whole body; left out on the wire where the method or the status forbids one.
    package var body: [UInt8]
    /// Whether the connection ends with this answer, whatever the request asked.
    package var closesConnection = false
    /// How its bytes go out.
    package var delivery = Delivery.whole

    /// An answer of a status, its fields and its body.
    package init(status: Status, fields: [ResponseField] = [], body: [UInt8] = []) {
        self.status = status
        self.fields = fields
        self.body = body
    }

    /// The value of the first field of a name in lower case.
    package subscript(_ name: StaticString) -> String? { fields.first { $0.isNamed(name) }?.value }

    /// Puts a field in place of all of its name, which is given in lower case and written so.
    package mutating func set(_ name: StaticString, _ value: String) {
        fields.removeAll { $0.isNamed(name) }
        fields.append(ResponseField("\(name)", value))
    }

    /// Adds a field behind the others.
    package mutating func add(_ name: String, _ value: String) { fields.append(ResponseField(name, value)) }
}
