/// A request that is answered with a problem and changes nothing.
struct Refused: Error {
    let problem: Problem

    init(_ problem: Problem) {
        self.problem = problem
    }
}
