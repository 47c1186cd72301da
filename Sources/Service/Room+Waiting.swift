import Chat
import Encoding
import HTTP

/// The limits on those who wait for what happens.
extension Room {
    /// Why no more waits are taken; nil while there is room.
    mutating func refusalOfWait(at real: RealTime) -> Response? {
        waits.isFull ? refusal("waits", WaitDesk.maximum, "waits are parked", at: real) : nil
    }

    /// Why no more readers of the journal are taken; nil while there is room.
    mutating func refusalOfReader(at real: RealTime) -> Response? {
        readers.isFull ? refusal("readers", EventStreamDesk.maximum, "event streams are open", at: real) : nil
    }

    private mutating func refusal(
        _ limit: String, _ maximum: Int, _ words: String, at real: RealTime
    ) -> Response {
        sandbox.reached(limit: limit, maximum: maximum, at: now(real))
        return Problem(
            .serviceUnavailable, "waits-full", "\(maximum) \(words) in this sandbox, and there are no more."
        ).response
    }
}
