extension PageCheck {
    /// amazon-connect.md, section 1.4.
    static let contactAttributes = PageCheck(
        "contact-attributes", "No contact attribute comes from the page alone."
    ) { observation in
        observation.calls.filter { $0.name == "contactAttributes" }.map { call in
            .warn(
                call.place, "contactAttributes come from the page: any visitor can change them",
                "Put what must be true into the token's attributes; a flow sees these as HostedWidget-….")
        }
    }
}
