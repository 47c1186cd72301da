/// What can be wrong with the framing of a body, of a request as of an answer.
package enum BodyFault: Error, Equatable, Sendable {
    case badLength, repeatedLength, conflictingLengths, badCoding, unknownCoding, tooLarge
    case badChunkSize, chunkExtension, badChunkEnd
    case trailer(HeadFault)
}
