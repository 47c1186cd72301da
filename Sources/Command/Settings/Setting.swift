/// A value in effect, and where it came from.
struct Setting {
    let value: String
    /// `--flag`, a variable's name, `file:line:column`, or `default`.
    let source: String
}

extension Arguments {
    /// A flag, or its twin in the environment; nil where neither says anything.
    func setting(_ flag: Flag, environment: (String) -> String?) -> Setting? {
        if let value = self[flag.name] { return Setting(value: value, source: flag.name) }
        guard let variable = flag.variable, let value = environment(variable), !value.isEmpty else {
            return nil
        }
        return Setting(value: value, source: variable)
    }
}
