/// The value of the `Date` field, made at most once a second.
struct DateLine {
    private(set) var text = ""
    /// The monotonic moment from which the text is out of date.
    private var validUntil = Int64.min

    /// Makes the text again when its second is over; `now` is monotonic, in milliseconds.
    mutating func refresh(now: Int64) {
        guard now >= validUntil else { return }
        let milliseconds = SystemClock.milliseconds()
        text = IMFDate.text(milliseconds)
        validUntil = now + 1000 - max(0, milliseconds) % 1000
    }
}
