package import Encoding

/// What was taken out of a page's metadata.
package struct Stripped: OptionSet, Sendable, Hashable {
    /// The bits of the set.
    package let rawValue: UInt8
    /// A set of these bits.
    package init(rawValue: UInt8) { self.rawValue = rawValue }

    /// `metadata.context` was there.
    package static let context = Stripped(rawValue: 1)
    /// `metadata.groups` was there.
    package static let groups = Stripped(rawValue: 2)

    /// The names on the wire, in the contract's order.
    package var names: [StaticString] {
        switch (contains(.context), contains(.groups)) {
        case (true, true): ["metadata.context", "metadata.groups"]
        case (true, false): ["metadata.context"]
        case (false, true): ["metadata.groups"]
        case (false, false): []
        }
    }
}

/// What the page said about its visitor and itself, after the stripping.
package struct PageMetadata: Sendable {
    /// The metadata that passes, as compact JSON; nil where none came.
    package let passed: [UInt8]?
    /// The page's context, where it is taken: it came from an anonymous visitor's page.
    package let context: JSON?
    /// What was taken out.
    package let stripped: Stripped

    /// Why a page's metadata is refused.
    package enum Fault: Error, Sendable {
        /// `metadata` is no object.
        case notAnObject
        /// An anonymous visitor's `context` is no object.
        case contextNotAnObject
    }

    /// Takes `context` and `groups` out where an identity is verified or the widget is strict; every other
    /// member passes as it came.
    package init(_ metadata: JSON?, stripping: Bool) throws(Fault) {
        guard let metadata, !metadata.isNull else {
            passed = nil
            context = nil
            stripped = []
            return
        }
        guard metadata.kind == .object else { throw .notAnObject }
        guard stripping else {
            context = metadata["context"]
            if let context, context.kind != .object { throw .contextNotAnObject }
            passed = metadata.compact
            stripped = []
            return
        }
        (passed, stripped) = Self.strip(metadata)
        context = nil
    }

    /// The metadata without `context` and `groups`, and which of them was there.
    static func strip(_ metadata: JSON) -> ([UInt8], Stripped) {
        var stripped: Stripped = []
        var writer = JSONWriter(capacity: 128)
        writer.beginObject()
        for member in metadata.members {
            if member.hasName("context") {
                stripped.insert(.context)
            } else if member.hasName("groups") {
                stripped.insert(.groups)
            } else {
                writer.member(member)
            }
        }
        writer.endObject()
        return (writer.bytes, stripped)
    }
}
