/// What can be wrong with the lines of a head, of a request as of an answer.
package enum HeadFault: Error, Equatable, Sendable {
    case bareCarriageReturn, bareLineFeed, controlCharacter
    case lineTooLong, headTooLarge, tooManyFields
    case obsoleteFold, blankBeforeColon, badFieldName, missingColon
}
