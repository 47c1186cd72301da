import Encoding

/// Members of shapes that only starts and attributes have.
extension MemberReader {
    /// A text of so many characters; where it is absent the fallback, and without one it is required.
    func text(
        _ name: StaticString, _ characters: ClosedRange<Int>, or fallback: String?
    ) throws(ServiceError) -> String {
        guard let text = try text(name, characters) ?? fallback else { throw missing(name) }
        return text
    }

    /// A list of known words; none where it is absent.
    func words(
        _ name: StaticString, count: ClosedRange<Int>, among known: [String]
    ) throws(ServiceError) -> [String] {
        let words = try texts(name, count: count, characters: 1...100) ?? []
        guard let unknown = words.first(where: { !known.contains($0) }) else { return words }
        throw fault("\(path)\(name) knows \(known.joined(separator: ", ")), not \(unknown).")
    }

    /// A contact's attributes: a map of strings (amazon-connect.md, section 1.4); none where it is absent.
    ///
    /// Names have 1 to 32,767 letters, digits, `-` and `_`, values 0 to 32,767 bytes.
    func attributes(_ name: StaticString) throws(ServiceError) -> [(name: String, value: String)] {
        guard let map = try object(name) else { return [] }
        var attributes: [(name: String, value: String)] = []
        for member in map.json.members {
            let shown = "\(map.path)\(member.name.prefix(60))"
            guard let value = member.value.string else {
                throw fault("\(shown) must be a string, not \(member.value.kind).")
            }
            let key = member.nameBytes
            guard (1...32_767).contains(key.count), key.allSatisfy(Self.isNameByte) else {
                throw fault(
                    "\(path)\(name): a name has 1 to 32767 letters, digits, - and _, not "
                        + "\"\(member.name.prefix(60))\".")
            }
            guard value.utf8.count <= 32_767 else {
                throw fault("\(shown) must have at most 32767 bytes.")
            }
            attributes.append((member.name, value))
        }
        return attributes
    }

    /// Segment attributes: a map of typed values; nil where it is absent.
    func segmentAttributes(_ name: StaticString) throws(ServiceError) -> JSON? {
        guard let map = try object(name) else { return nil }
        try map.checkSegments()
        return map.json
    }

    private func checkSegments() throws(ServiceError) {
        for member in json.members {
            // `connect:Subtype` holds a colon although names are said to hold none (section 1.2).
            let own = member.nameBytes.starts(with: "connect:".utf8) ? 8 : 0
            guard (1...128).contains(member.name.unicodeScalars.count),
                member.nameBytes.dropFirst(own).allSatisfy(Self.isNameByte)
            else {
                throw fault("\(path)\(member.name.prefix(60)) is no name: 1 to 128 letters, digits, - and _.")
            }
            try segment(member.value, "\(path)\(member.name.prefix(60))").checkSegment()
        }
    }

    /// One value: a string, a number, an ARN, or values in turn.
    private func checkSegment() throws(ServiceError) {
        _ = try text("ValueString", 0...1_024)
        _ = try text("ValueArn", 0...1_024)
        _ = try number("ValueInteger", Int.min...Int.max)
        try object("ValueMap")?.checkSegments()
        guard let list = value("ValueList") else { return }
        guard list.kind == .array else { throw fault("\(path)ValueList must be a list, not \(list.kind).") }
        for element in list.elements { try segment(element, "\(path)ValueList").checkSegment() }
    }

    private func segment(_ value: JSON, _ path: String) throws(ServiceError) -> MemberReader {
        guard value.kind == .object else {
            throw fault("\(path) must be an object such as {\"ValueString\": \"…\"}, not \(value.kind).")
        }
        return MemberReader(value, path: "\(path).", fault: fault)
    }

    private static func isNameByte(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "-"), UInt8(ascii: "_"): true
        default: false
        }
    }
}
