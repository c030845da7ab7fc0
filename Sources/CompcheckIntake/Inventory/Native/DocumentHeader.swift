internal import CompcheckModel

/// The members around the services: the format's version and the organisation.
enum DocumentHeader {
    static let keys = ["formatVersion", "organization", "services"]

    /// Returns whether an object with these keys is the header line of a stream of lines, not a service.
    static func isHeader(_ keys: Set<String>) -> Bool {
        !keys.contains("id") && (keys.contains("organization") || keys.contains("formatVersion"))
    }

    static func read(_ members: [JSONTree.Member], _ window: ByteWindow, _ services: ServiceReader) {
        var seen: Set<String> = []
        for member in members {
            if !seen.insert(member.key).inserted {
                services.add("duplicate key \(said: member.key)", at: "", offset: member.keyOffset, window)
            }
            switch member.key {
            case "formatVersion": checkVersion(member.value, window, services)
            case "organization":
                guard !member.value.isNull else { continue }
                services.readOrganization(member.value, at: "organization", window)
            default:
                let what = "unknown key \(said: member.key)" + didYouMean(member.key, keys)
                services.note(Notice(kind: .unknownKey, what: what), line: window.line)
            }
        }
    }

    private static func checkVersion(_ tree: JSONTree, _ window: ByteWindow, _ services: ServiceReader) {
        if case .number("1") = tree.content { return }
        let stated: String
        if case .number(let number) = tree.content { stated = number } else { stated = tree.kind }
        services.add(
            "this compcheck reads version 1 of the format, not \(stated)",
            at: "formatVersion",
            offset: tree.offset,
            window,
        )
    }
}
