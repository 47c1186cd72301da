/// The classes of octets in HTML (standard §4.6 of Infra, and §13.2.5).
enum HTMLByte {
    /// Whether an octet is white space: tab, line feed, form feed, carriage return or blank.
    static func isBlank(_ octet: UInt8) -> Bool {
        octet == 0x20 || octet == 0x09 || octet == 0x0A || octet == 0x0C || octet == 0x0D
    }

    /// Whether an octet is an ASCII letter.
    static func isLetter(_ octet: UInt8) -> Bool { (0x61...0x7A).contains(octet | 0x20) }

    /// Whether an octet is an ASCII digit.
    static func isDigit(_ octet: UInt8) -> Bool { (0x30...0x39).contains(octet) }

    /// An ASCII capital as its small letter, any other octet as it is.
    static func lowered(_ octet: UInt8) -> UInt8 { (0x41...0x5A).contains(octet) ? octet | 0x20 : octet }

    /// Some octets as text, capitals of ASCII as small letters.
    static func lowered(_ octets: ArraySlice<UInt8>) -> String {
        String(decoding: octets.map(lowered), as: UTF8.self)
    }
}
