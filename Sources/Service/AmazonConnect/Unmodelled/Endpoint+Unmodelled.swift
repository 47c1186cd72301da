import Chat
import HTTP

extension Endpoint {
    /// Every operation of Connect (2017-08-08) and of its participant service (2018-09-07) that is not
    /// modelled: 501 in the service's own shape, naming the operation.
    ///
    /// Methods and paths are those of the service models in botocore 1.44.5. What stands in a path for a name
    /// may be an ARN, slashes and all.
    static let unmodelled: [Endpoint] =
        [unmodelledAToC, unmodelledD, unmodelledEToR, unmodelledSToZ].flatMap { unmodelled($0, .control) }
        + unmodelled(unmodelledOfParticipants, .participant)

    /// One endpoint for each line of a table: `GET /contact/{+} Name`.
    private static func unmodelled(_ table: String, _ part: ConnectPart) -> [Endpoint] {
        // Bytes are split many times faster than characters, and the tables are read at every start.
        table.utf8.split(separator: UInt8(ascii: "\n")).map { line in
            let columns = line.split(separator: UInt8(ascii: " ")).map { String(Substring($0)) }
            return Endpoint(
                Method(columns[0]), columns[1], columns[2], .connect(part),
                answer: { _, _ in throw error(columns[2]) })
        }
    }

    private static func error(_ operation: String) -> ServiceError {
        ServiceError(
            .notImplemented, "NotImplementedException",
            "\(operation) is not modelled by chatgate: nothing was done.")
    }
}
