internal import CompcheckBuiltins
internal import CompcheckIntake
internal import CompcheckModel
internal import CompcheckStore
internal import Foundation

/// Where an audit's rules come from.
enum RulebookSource {
    /// The pack that is embedded in the binary.
    static let builtinPack = "builtin"

    /// The files of the built-in pack.
    static var builtinFiles: [RuleFile] {
        Builtins.rules.compactMap { RuleFile($0.path, in: builtinPack, text: $0.text) }
    }

    /// The digest of all that decides what the built-in pack says: its files, and the program that reads them.
    ///
    /// Of the program it is the version, and the size and the time of its file: one that was built from other code may
    /// bear the same version.
    static var builtinSource: String {
        let program = try? Bundle.main.executablePath.map(FileManager.default.attributesOfItem)
        let size = program?[.size] as? Int ?? 0
        let builtAt = (program?[.modificationDate] as? Date)?.timeIntervalSince1970 ?? 0
        let parts = [Compcheck.toolVersion, "\(size)", "\(builtAt)"] + Builtins.rules.flatMap { [$0.path, $0.text] }
        return Digest.sha256(parts.joined(separator: "\0"))
    }

    /// The built-in files that lie beneath every folder: the world's countries and the words of the vocabularies.
    private static var standardFiles: [RuleFile] {
        let names = ["jurisdictions"] + Vocabulary.allCases.map(\.rawValue)
        return builtinFiles.filter { file in
            if case .catalogue(let name) = file.role { names.contains(name) } else { false }
        }
    }

    /// Reads folders as one rulebook; `builtin` names the built-in pack.
    ///
    /// The day of recording is given where the rules are to be recorded.
    static func read(folders: [String], recordedOn: Day?) throws -> Rulebook {
        try Reading(folders: folders, recordedOn: recordedOn).rulebook
    }

    /// Folders read as one rulebook, with what else is known from their files.
    struct Reading {
        let rulebook: Rulebook
        /// Where its rules and entries stand.
        let origins: Origins
        let files: [RuleFile]

        init(folders: [String], recordedOn: Day?) throws {
            files = try folders.flatMap { $0 == builtinPack ? builtinFiles : try RuleFolder.files(in: $0) }
            let reader = RulebookReader(
                recordedOn: recordedOn,
                standard: folders.contains(builtinPack) ? [] : standardFiles,
            )
            (rulebook, origins) = try reader.read(files, origin: folders.joined(separator: ", "))
        }
    }
}

extension Rulebook {
    /// Every rule and entry in canonical form.
    var documents: [Document] { Rulebook.documents(rules: rules, catalogue: catalogue) }
}
