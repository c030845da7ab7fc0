// CompcheckIntake: files in: rule files, catalogues and inventories, validated.

package import CompcheckModel

/// The text of one file of a rules folder.
package struct RuleFile: Sendable {
    /// What the file holds, told by where it stands.
    package enum Role: Hashable, Sendable {
        /// Rules, one a document.
        case rules
        /// Catalogue entries, told by the file's name.
        case catalogue(name: String)
        /// Scenarios that the rules are tried on.
        case scenarios
    }

    /// The path as it is shown to the user.
    package let path: String
    /// What it holds.
    package let role: Role
    /// Its text.
    package let text: String

    /// A file at a path relative to its rules folder; nil where such a file holds nothing of a rulebook.
    ///
    /// - Parameters:
    ///   - relativePath: the path inside the folder, parted by `/`.
    ///   - folder: what to put before it when it is shown; empty for none.
    ///   - text: what it holds.
    package init?(_ relativePath: String, in folder: String, text: String) {
        guard let role = RuleFile.role(of: relativePath) else { return nil }
        self.role = role
        path = folder.isEmpty ? relativePath : folder + "/" + relativePath
        self.text = text
    }

    /// A file that stands in no rules folder.
    init(alone path: String, text: String) {
        self.path = path
        self.text = text
        role = .rules
    }

    private static func role(of relativePath: String) -> Role? {
        let parts = relativePath.split(separator: "/").map(String.init)
        guard let file = parts.last, !parts.contains(where: { $0.hasPrefix(".") }),
            let ending = [".yaml", ".yml"].first(where: file.hasSuffix)
        else { return nil }
        switch parts.count > 1 ? parts[0] : "" {
        case "catalogue": return .catalogue(name: String(file.dropLast(ending.count)))
        case "scenarios": return .scenarios
        default: return .rules
        }
    }
}

extension RuleFile {
    /// The ids of the rules in it, as far as it is YAML; nothing is checked.
    package var ruleIDs: [RuleID] {
        role == .rules ? YAMLText.documents(of: self).nodes.compactMap { RuleReader.id(of: $0) }.map { RuleID($0) } : []
    }
}
