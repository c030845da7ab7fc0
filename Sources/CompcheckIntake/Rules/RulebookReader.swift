package import CompcheckModel
internal import Yams

/// Reads rule files and their catalogue into a rulebook, or reports all their problems.
package struct RulebookReader: Sendable {
    private let recordedOn: Day?
    private let standard: [RuleFile]

    /// Creates a reader.
    ///
    /// - Parameters:
    ///   - recordedOn: the day of recording; a rule whose first event is later is an error. Nil if nothing is recorded.
    ///   - standard: catalogue files that complete every folder: the countries of ISO 3166-1 and the words of the
    ///     vocabularies. A folder's own entries and names take precedence.
    package init(recordedOn: Day?, standard: [RuleFile] = []) {
        self.recordedOn = recordedOn
        self.standard = standard
    }

    /// Reads all files as one rulebook.
    /// - Throws: `BadInput` with every problem of every file.
    package func rulebook(_ files: [RuleFile], origin: String) throws(BadInput) -> Rulebook {
        try read(files, origin: origin).rulebook
    }

    /// Reads all files as one rulebook, and returns the locations of its rules and entries too.
    /// - Throws: `BadInput` with every problem of every file.
    package func read(
        _ files: [RuleFile],
        origin: String,
    ) throws(BadInput) -> (rulebook: Rulebook, origins: Origins) {
        let log = ProblemLog()
        var catalogueReader = CatalogueReader(log: log)
        var documents: [(node: Node, file: RuleFile)] = []
        var hasBrokenRules = false
        for file in files {
            switch file.role {
            case .catalogue(let name): catalogueReader.read(file, named: name)
            case .scenarios: continue
            case .rules:
                let (nodes, problem) = YAMLText.documents(of: file)
                if let problem {
                    log.note(problem)
                    hasBrokenRules = true
                }
                documents += nodes.map { ($0, file) }
            }
        }
        let catalogue = catalogueReader.catalogue(over: standardCatalogue(log))
        var claims = catalogueReader.claims
        if hasBrokenRules { claims.brokenFiles.insert(KnownNames.rules) }
        let ruleIDs = Set(documents.compactMap { RuleReader.id(of: $0.node) })
        let names = KnownNames(catalogue: catalogue, rules: ruleIDs, claims: claims)
        CatalogueCheck(names: names, recordedOn: recordedOn, log: log).run(catalogueReader)
        let ruleReader = RuleReader(recordedOn: recordedOn, names: names, log: log)
        let placed = documents.compactMap { ruleReader.rule($0.node, in: $0.file) }
        RuleCheck(names: names, log: log).run(placed)
        guard log.problems.isEmpty else { throw BadInput(log.problems.inFileOrder(files.map(\.path))) }
        let rulebook = Rulebook(rules: placed.map(\.rule), catalogue: catalogue, origin: origin)
        return (rulebook, Origins(placed, catalogueReader))
    }

    private func standardCatalogue(_ log: ProblemLog) -> Catalogue {
        var reader = CatalogueReader(log: log)
        for file in standard {
            if case .catalogue(let name) = file.role { reader.read(file, named: name) }
        }
        return reader.catalogue(over: Catalogue())
    }
}

extension CatalogueReader {
    /// Returns the catalogue of these entries, completed by those of `base`; on the same id or name, these win.
    func catalogue(over base: Catalogue) -> Catalogue {
        let ownCodes = Set(jurisdictions.map(\.content.code))
        let ownNames = Set(
            jurisdictions.flatMap { [$0.content.code.text, $0.content.name] + $0.content.aliases }.map { Name($0) }
        )
        let baseJurisdictions = base.jurisdictions.filter { !ownCodes.contains($0.code) }.map { jurisdiction in
            Jurisdiction(
                code: jurisdiction.code,
                name: ownNames.contains(Name(jurisdiction.name)) ? jurisdiction.code.text : jurisdiction.name,
                within: jurisdiction.within,
                aliases: jurisdiction.aliases.filter { !ownNames.contains(Name($0)) },
            )
        }
        var words: [Vocabulary: [Term]] = [:]
        for vocabulary in Vocabulary.allCases {
            let own = terms[vocabulary]?.map(\.content) ?? []
            let ids = Set(own.map(\.id))
            words[vocabulary] = own + (base.terms[vocabulary] ?? []).filter { !ids.contains($0.id) }
        }
        return Catalogue(
            authorities: authorities.map(\.content),
            jurisdictions: jurisdictions.map(\.content) + baseJurisdictions,
            groups: groups.map(\.content),
            scopes: scopes.map(\.content),
            models: models.map(\.content),
            vendors: vendors.map(\.content),
            offerings: offerings.map(\.content),
            requirements: requirements.map(\.content),
            terms: words,
        )
    }
}

extension [Problem] {
    /// Returns the problems in order of file, line and column.
    fileprivate func inFileOrder(_ files: [String]) -> [Problem] {
        let order = Dictionary(files.enumerated().map { ($1, $0) }) { first, _ in first }
        return enumerated().sorted {
            let left = (order[$0.element.file] ?? .max, $0.element.line ?? 0, $0.element.column ?? 0, $0.offset)
            let right = (order[$1.element.file] ?? .max, $1.element.line ?? 0, $1.element.column ?? 0, $1.offset)
            return left < right
        }.map(\.element)
    }
}
