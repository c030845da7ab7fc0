// CompcheckIntake: reads and validates rule files, catalogues and inventories.

package import CompcheckModel

/// The text of one file of a rules folder.
package struct RuleFile: Sendable {
    /// The content of a file, determined by its path in the folder.
    package enum Role: Hashable, Sendable {
        /// Rules, one for each document.
        case rules
        /// Catalogue entries of the kind that the file's name states.
        case catalogue(name: String)
        /// Scenarios that test the rules.
        case scenarios
    }

    /// The path as messages print it.
    package let path: String
    /// What it holds.
    package let role: Role
    /// Its text.
    package let text: String

    /// Creates a file at a path relative to its rules folder; nil if such a file does not belong to a rulebook.
    ///
    /// - Parameters:
    ///   - relativePath: the path inside the folder, separated by `/`.
    ///   - folder: the prefix of the path in messages; empty for none.
    ///   - text: the text of the file.
    package init?(_ relativePath: String, in folder: String, text: String) {
        guard let role = RuleFile.role(of: relativePath) else { return nil }
        self.role = role
        path = folder.isEmpty ? relativePath : folder + "/" + relativePath
        self.text = text
    }

    /// Creates a file outside a rules folder.
    init(alone path: String, text: String) {
        self.path = path
        self.text = text
        role = .rules
    }

    private static func role(of relativePath: String) -> Role? {
        let parts = relativePath.split(separator: "/").map(String.init)
        guard let file = parts.last, !parts.contains(where: { $0.hasPrefix(".") }),
            let ending = [".yaml", ".yml"].first(where: file.lowercased().hasSuffix)
        else { return nil }
        switch parts.count > 1 ? parts[0] : "" {
        case "catalogue": return .catalogue(name: String(file.dropLast(ending.count)))
        case "scenarios": return .scenarios
        default: return .rules
        }
    }
}

extension RuleFile {
    /// The ids of its rules, as far as it parses as YAML; nothing is validated.
    package var ruleIDs: [RuleID] {
        role == .rules ? YAMLText.documents(of: self).nodes.compactMap { RuleReader.id(of: $0) }.map { RuleID($0) } : []
    }
}
