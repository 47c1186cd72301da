extension PageCheck {
    static let signing = PageCheck("signing", "No script of the page signs tokens.") { observation in
        let page = observation.page
        let calls: [StaticString] = ["jwt.sign(", "new SignJWT", "KJUR.jws", "CryptoJS.HmacSHA256"]
        return calls.compactMap { call in
            page.place(of: call, in: page.scripts.map(\.range)).map { place in
                .warn(
                    place, "a script seems to sign tokens (`\(call)`): then the secret is in every browser",
                    "Sign on your server, and hand out the token alone.")
            }
        }
    }
}
