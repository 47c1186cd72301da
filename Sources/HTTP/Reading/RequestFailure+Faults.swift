/// What the shared readers find, said of a request.
extension RequestFailure {
    init(_ fault: HeadFault) {
        self =
            switch fault {
            case .bareCarriageReturn: .bareCarriageReturn
            case .bareLineFeed: .bareLineFeed
            case .controlCharacter: .controlCharacter
            case .lineTooLong: .lineTooLong
            case .headTooLarge: .headTooLarge
            case .tooManyFields: .tooManyFields
            case .obsoleteFold: .obsoleteFold
            case .blankBeforeColon: .blankBeforeColon
            case .badFieldName: .badFieldName
            case .missingColon: .missingColon
            }
    }

    init(_ fault: BodyFault) {
        self =
            switch fault {
            case .tooLarge: .bodyTooLarge
            case .badChunkSize: .badChunkSize
            case .chunkExtension: .chunkExtension
            case .badChunkEnd: .badChunkEnd
            case .badLength: .badContentLength
            case .repeatedLength: .repeatedContentLength
            case .conflictingLengths: .conflictingLengths
            case .badCoding: .badTransferEncoding
            case .unknownCoding: .unknownCoding
            case .trailer(let fault): RequestFailure(fault)
            }
    }
}
