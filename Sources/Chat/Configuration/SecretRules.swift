/// What may not be a secret, wherever it comes from.
package enum SecretRules {
    /// Why these bytes are no secret, as the end of a sentence; nil where they are one.
    package static func fault(in secret: [UInt8]) -> String? {
        // CVE-2019-20933, CVE-2026-44351: an empty shared secret lets everybody in.
        if secret.allSatisfy({ $0 == 0x20 || (0x09...0x0D).contains($0) }) {
            return "is empty: it would let everybody in"
        }
        // CVE-2022-29217, GHSA-ww5h-9m49-7xx4: wherever in the text the block begins.
        if String(decoding: secret, as: UTF8.self).contains("-----BEGIN ") {
            return "is a PEM key; HS256 wants the shared secret's own text"
        }
        return nil
    }

    /// A file's bytes less one final line end (contract, section 1).
    package static func withoutFinalLineEnd(_ bytes: [UInt8]) -> [UInt8] {
        guard bytes.last == 0x0A else { return bytes }
        let text = bytes.dropLast()
        return Array(text.last == 0x0D ? text.dropLast() : text)
    }
}
