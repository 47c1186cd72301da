extension FaultKind {
    static let status = FaultKind(
        "status", "status=503",
        "An error of this status, 400 to 599, in the platform's own shape."
    ) { argument in
        guard let argument, argument.utf8.count == 3, let code = Int(argument), (400...599).contains(code)
        else { return nil }
        return .status(code)
    }
}
