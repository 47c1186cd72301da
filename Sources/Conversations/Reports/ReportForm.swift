/// A form in which a run can be told to a machine: one file a form, one line in ``all``.
package struct ReportForm: Sendable {
    /// Its name in `--report NAME=FILE`.
    package let name: String
    /// The whole report, UTF-8.
    package let text: @Sendable (Replay) -> String
}
