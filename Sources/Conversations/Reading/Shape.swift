import Encoding

/// What a value of a fixture may be: the one table that the reader checks by and the schema is written from.
indirect enum Shape: Sendable {
    /// Any value.
    case anything
    /// A matcher or a plain value to compare with.
    case pattern
    /// Any object.
    case object
    /// A string that is not empty.
    case text
    /// A string, perhaps an empty one.
    case anyText
    /// A duration with its unit.
    case duration
    /// A time of RFC 3339.
    case time
    /// A JSON pointer (RFC 6901).
    case pointer
    /// A pattern of a regular expression.
    case expression
    /// A whole number within a range.
    case count(ClosedRange<Int>)
    /// The literal `true`.
    case yes
    /// One of some words.
    case choice([String])
    /// An array of at least some elements.
    case list(Shape, atLeast: Int)
    /// An object of known members.
    case record(Record)
    /// A string in short, or an object in full.
    case short(Shape, or: Record)
    /// The first record whose marker is there; the last has none.
    case variants([Record])
}

/// An object of known members.
struct Record: Sendable {
    /// What it is, as the beginning of a sentence.
    let what: String
    let members: [Member]
    /// What members of other names are; nil: there are none.
    var others: Shape?
    /// Members of which exactly one is there.
    var oneOf: [String] = []
    /// Members of which at least one is there.
    var someOf: [String] = []
    /// The member by which this variant is known; nil for the last.
    var marker: String?
}

/// One member of a record.
struct Member: Sendable {
    let name: String
    let shape: Shape
    /// What it says, for the schema.
    let help: String
    var isRequired = false

    init(_ name: String, _ shape: Shape, _ help: String, isRequired: Bool = false) {
        self.name = name
        self.shape = shape
        self.help = help
        self.isRequired = isRequired
    }
}
