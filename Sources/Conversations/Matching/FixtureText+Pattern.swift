import Encoding

extension FixtureText {
    /// A pattern that stands in the fixture.
    func pattern(_ json: JSON) throws(FixtureError) -> Pattern {
        do throws(PatternError) {
            return try PatternReader(expressionFault: Expression.fault).read(json)
        } catch {
            throw self.error(error.sentence, at: error.location)
        }
    }
}
