import Encoding

extension FaultKind {
    static let truncate = FaultKind(
        "truncate", "truncate or truncate=10",
        "The last bytes of the body, 1 where none are given, do not come; then the connection ends."
    ) { argument in
        guard let argument else { return .truncate(by: 1) }
        return ByteSize.parse(argument).flatMap { $0 > 0 ? .truncate(by: $0) : nil }
    }
}
