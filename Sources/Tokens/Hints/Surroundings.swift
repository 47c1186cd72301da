/// What stands around a token that is to be explained: what a website may have confused it with.
package struct Surroundings: Sendable {
    /// Another configured widget with its keys.
    package typealias Neighbour = (widget: String, keys: KeyRing)

    /// The other configured widgets.
    package let neighbours: [Neighbour]
    /// Customers of the widget who are known already, a few of them.
    package let subjects: [String]

    /// What is around; nothing by default.
    package init(neighbours: [Neighbour] = [], subjects: [String] = []) {
        self.neighbours = neighbours
        self.subjects = subjects
    }
}
