internal import CompcheckBuiltins
package import CompcheckIntake
package import CompcheckModel

/// The sources of an audit's rules.
package enum RulebookSource {
    /// The pack that is embedded in the binary.
    package static let builtinPack = "builtin"

    /// The files of the built-in pack.
    package static var builtinFiles: [RuleFile] {
        Builtins.rules.compactMap { RuleFile($0.path, in: builtinPack, text: $0.text) }
    }

    /// The built-in files that every folder builds on: the world's countries and the terms of the vocabularies.
    private static var standardFiles: [RuleFile] {
        let names = ["jurisdictions"] + Vocabulary.allCases.map(\.rawValue)
        return builtinFiles.filter { file in
            if case .catalogue(let name) = file.role { names.contains(name) } else { false }
        }
    }

    /// What a rulebook is read from.
    package enum Part: Hashable, Sendable {
        /// The built-in pack.
        case builtin
        /// A folder of rule files.
        case folder(String)
        /// The text of files by their paths in a rules folder.
        case files([String: String])

        /// The part of a name that a user gives: `builtin`, or a folder.
        package init(named name: String) { self = name == builtinPack ? .builtin : .folder(name) }

        fileprivate var name: String {
            switch self {
            case .builtin: builtinPack
            case .folder(let path): path
            case .files: "files in memory"
            }
        }

        fileprivate func files() throws(BadInput) -> [RuleFile] {
            switch self {
            case .builtin: builtinFiles
            case .folder(let path): try RuleFolder.files(in: path)
            case .files(let texts):
                texts.sorted { $0.key < $1.key }.compactMap { RuleFile($0.key, in: "", text: $0.value) }
            }
        }
    }

    /// Reads parts as one rulebook.
    /// - Parameters:
    ///   - parts: The parts.
    ///   - recordedOn: The day of recording, where the rules are to be recorded.
    /// - Returns: The rulebook.
    /// - Throws: `BadInput` with everything that is wrong in them.
    package static func read(_ parts: [Part], recordedOn: Day? = nil) throws(BadInput) -> Rulebook {
        try Reading(parts, recordedOn: recordedOn).rulebook
    }

    /// Reads folders as one rulebook; `builtin` names the built-in pack.
    /// - Parameters:
    ///   - folders: The names.
    ///   - recordedOn: The day of recording, where the rules are to be recorded.
    /// - Returns: The rulebook.
    /// - Throws: `BadInput` with everything that is wrong in them.
    package static func read(folders: [String], recordedOn: Day?) throws(BadInput) -> Rulebook {
        try Reading(folders: folders, recordedOn: recordedOn).rulebook
    }

    /// Parts read as one rulebook, with what else is known from their files.
    package struct Reading {
        /// The rules and their catalogue.
        package let rulebook: Rulebook
        /// The locations of its rules and entries.
        package let origins: Origins
        /// The files that were read.
        package let files: [RuleFile]

        /// Reads folders; `builtin` names the built-in pack.
        /// - Throws: `BadInput` with everything that is wrong in them.
        package init(folders: [String], recordedOn: Day?) throws(BadInput) {
            try self.init(folders.map(Part.init(named:)), recordedOn: recordedOn)
        }

        /// Reads parts.
        /// - Throws: `BadInput` with everything that is wrong in them.
        package init(_ parts: [Part], recordedOn: Day?) throws(BadInput) {
            var files: [RuleFile] = []
            for part in parts { files += try part.files() }
            self.files = files
            let reader = RulebookReader(
                recordedOn: recordedOn,
                standard: parts.contains(.builtin) ? [] : standardFiles,
            )
            (rulebook, origins) = try reader.read(files, origin: parts.map(\.name).joined(separator: ", "))
        }
    }
}

extension Rulebook {
    /// Every rule and entry in canonical form.
    package var documents: [Document] { Rulebook.documents(rules: rules, catalogue: catalogue) }
}
