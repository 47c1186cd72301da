extension ReportForm {
    /// Every form, in the contract's order.
    package static let all: [ReportForm] = [junit, tap, json]
}
