import Encoding

extension BrokenToken {
    /// The alphabet of RFC 4648 §4; question marks make sure that it shows.
    static let standardAlphabet = BrokenToken("standard-alphabet", "`+` and `/` for `-` and `_`", .base64url)
    { good in
        func standard(_ part: [UInt8]) -> [UInt8] {
            part.map {
                $0 == UInt8(ascii: "-") ? UInt8(ascii: "+") : $0 == UInt8(ascii: "_") ? UInt8(ascii: "/") : $0
            }
        }
        let (header, payload, _) = good.with("note", text: "???????").parts
        let mac = Base64URL.encode(good.mac(standard(header), standard(payload)))
        return GoodToken.joined((standard(header), standard(payload), standard(mac)))
    }
}
