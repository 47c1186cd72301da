/// What a JSON value must look like, as OpenAPI 3.1 says it: a JSON Schema of draft 2020-12.
indirect enum Schema: Sendable {
    /// Any value.
    case anything
    /// Any object.
    case object
    /// Any string.
    case text
    /// A string that is not empty.
    case someText
    /// A string of this pattern.
    case pattern(String)
    /// A time of RFC 3339.
    case time
    /// A number and its unit: `90s`, `1.5h`.
    case duration
    /// One of some words.
    case choice([String])
    /// A whole number within a range.
    case count(ClosedRange<Int>)
    /// Any number.
    case number
    /// `true` or `false`.
    case flag
    /// The literal `true`.
    case yes
    /// An array of at least so many elements.
    case list(Schema, atLeast: Int = 0)
    /// An object with these members; a client passes over what it does not know.
    case record([SchemaMember])
    /// An object with these members and no other.
    case closed([SchemaMember])
    /// One of some.
    case either([Schema])
    /// The literal `null`.
    case nothing
    /// A value that has a name.
    case named(SchemaName)

    /// Whether `{}` fits: as a body, nothing at all does too.
    var takesNothing: Bool {
        switch self {
        case .anything, .object: true
        case .record(let members), .closed(let members): !members.contains(where: \.isRequired)
        default: false
        }
    }

    /// The value, or `null`.
    static func orNull(_ schema: Schema) -> Schema { .either([schema, .nothing]) }
}

/// One member of an object, or one parameter of a query.
struct SchemaMember: Sendable {
    let name: String
    let schema: Schema
    /// What it says, in a few words; empty where its name says it.
    let help: String
    var isRequired = true

    /// A member that is always there.
    init(_ name: String, _ schema: Schema, _ help: String = "") {
        self.name = name
        self.schema = schema
        self.help = help
    }

    /// The same, where it may be absent also where it may be `null`.
    var orNull: SchemaMember { isRequired ? self : .maybe(name, schema, help) }

    /// A member that may be absent or `null`: the bodies of control take both for nothing.
    static func maybe(_ name: String, _ schema: Schema, _ help: String = "") -> SchemaMember {
        .optional(name, .orNull(schema), help)
    }

    /// A member that may be absent.
    static func optional(_ name: String, _ schema: Schema, _ help: String = "") -> SchemaMember {
        var member = SchemaMember(name, schema, help)
        member.isRequired = false
        return member
    }
}
