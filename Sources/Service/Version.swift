/// What this is, for those who ask.
package enum Version {
    /// The version of the gateway (semantic versioning 2.0.0).
    package static let text = "0.1.0"
}
