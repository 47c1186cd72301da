import Encoding

extension FaultKind {
    static let drop = FaultKind(
        "drop", "drop=100",
        "The connection is reset behind so many bytes of the answer, its head counted."
    ) { argument in argument.flatMap(ByteSize.parse).map { .drop(after: $0) } }
}
