internal import CompcheckBuiltins
internal import CompcheckIntake
internal import CompcheckModel
internal import CompcheckStore

/// Where an audit's rules come from.
enum RulebookSource {
    /// The pack that is embedded in the binary.
    static let builtinPack = "builtin"

    /// The files of the built-in pack.
    static var builtinFiles: [RuleFile] {
        Builtins.rules.compactMap { RuleFile($0.path, in: builtinPack, text: $0.text) }
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
        var files: [RuleFile] = []
        for folder in folders {
            files += folder == builtinPack ? builtinFiles : try RuleFolder.files(in: folder)
        }
        let reader = RulebookReader(
            recordedOn: recordedOn,
            standard: folders.contains(builtinPack) ? [] : standardFiles,
        )
        return try reader.rulebook(files, origin: folders.joined(separator: ", "))
    }
}
