extension TokenHint {
    /// Every mistake that is looked for.
    package static let all: [TokenHint] = [
        schemePrefix, quotesAround, blanksAround, notAToken, standardAlphabet,
        keyBase64Decoded, keyHexDecoded, keyLineEnd, keyQuoted, keyBlanks, keyLetterCase,
        otherKey, retiredKey, longerHash,
        addedAfterSigning,
        milliseconds, secondsAsString, minusInsteadOfPlus,
        localTime, lifetimeInMinutes,
        numberAsSubject, emailAsSubject, snippetAsSubject, subjectLetterCase,
        attributesLetterCase, claimLetterCase, attributesNested, attributesNotText,
    ]
}
