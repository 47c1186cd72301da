import Transport

/// What a command finds in its environment beside ours: where the gateway is, which program it is, and that
/// no proxy is asked.
struct ChildVariables {
    /// The variables, each with its value.
    let all: [(name: String, value: String)]

    /// The variables for a gateway that listens at this address, over an environment.
    ///
    /// They name the address itself, whatever `--public-url` says: control answers there. The SDKs of AWS
    /// read the two of theirs (AWS SDKs and Tools Reference Guide, "Service-specific endpoints").
    init(
        _ address: ListenAddress, configuration: String?, program: String?, environment: (String) -> String?
    ) {
        let host = ["0.0.0.0": "127.0.0.1", "::": "::1"][address.host] ?? address.host
        let url = GatewayAddress(host: host, port: address.port).description
        var all = [
            (name: "CHATGATE_URL", value: url), (name: "CHATGATE_ADMIN_URL", value: url + "/_chatgate/v1"),
            (name: "AWS_ENDPOINT_URL_CONNECT", value: url),
            (name: "AWS_ENDPOINT_URL_CONNECTPARTICIPANT", value: url),
        ]
        // So that `chatgate mint` in the command finds the same keys, from any folder.
        if let configuration { all.append(("CHATGATE_CONFIG", Files.absolute(configuration))) }
        // The helpers for test suites call `mint`, and the program need not be on the PATH.
        if environment("CHATGATE_BINARY") == nil, let program { all.append(("CHATGATE_BINARY", program)) }
        // Programs read the one, the other, or the first that is set.
        let names = ["no_proxy", "NO_PROXY"]
        let set = names.map(environment)
        for (name, own) in zip(names, set) {
            let before = own ?? set.compactMap { $0 }.first ?? ""
            all.append((name, Self.exceptions(before, and: ["127.0.0.1", "localhost", host])))
        }
        self.all = all
    }

    /// A list of hosts that no proxy is asked for, with these as well; a lone `*` names all.
    private static func exceptions(_ list: String, and hosts: [String]) -> String {
        var known = list.split(separator: ",").map { String($0.filter { $0 != " " }) }
        if known == ["*"] { return list }
        for host in hosts where !known.contains(host) { known.append(host) }
        return known.joined(separator: ",")
    }
}
