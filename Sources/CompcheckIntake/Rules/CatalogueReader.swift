internal import CompcheckModel
internal import Yams

/// Decodes catalogue files into entries.
///
/// `CatalogueCheck` checks the references between entries.
struct CatalogueReader {
    /// An entry with its position in the file.
    struct Placed<Content> {
        let content: Content
        let entry: Entry
    }

    let log: ProblemLog
    var authorities: [Placed<Authority>] = []
    var jurisdictions: [Placed<Jurisdiction>] = []
    var groups: [Placed<JurisdictionGroup>] = []
    var scopes: [Placed<ComputeScope>] = []
    var models: [Placed<ModelFamily>] = []
    var vendors: [Placed<Vendor>] = []
    var offerings: [Placed<Offering>] = []
    var requirements: [Placed<Requirement>] = []
    var terms: [Vocabulary: [Placed<Term>]] = [:]
    private(set) var claims = KnownNames.Claims()

    private static let fileNames =
        ["authorities", "jurisdictions", "groups", "scopes", "models", "vendors", "offerings", "requirements"]
        + Vocabulary.allCases.map(\.rawValue)

    init(log: ProblemLog) { self.log = log }

    mutating func read(_ file: RuleFile, named name: String) {
        guard CatalogueReader.fileNames.contains(name) else {
            let all = CatalogueReader.fileNames.joined(separator: ", ")
            let hint = didYouMean(name, CatalogueReader.fileNames, else: "expected one of \(all)")
            return log.note(Problem(file: file.path, what: "unknown catalogue file \(said: name)" + hint))
        }
        let (documents, problem) = YAMLText.documents(of: file)
        if let problem {
            log.note(problem)
            claims.brokenFiles.insert(name)
        }
        for document in documents {
            guard let sequence = document.sequence else {
                let mark = document.mark
                let what = "must be a list of entries"
                log.note(Problem(file: file.path, line: mark?.line, column: mark?.column, what: what))
                claims.brokenFiles.insert(name)
                continue
            }
            for node in sequence {
                guard let entry = Entry(node, file: file.path, subject: "", log: log) else { continue }
                read(entry, of: name)
            }
        }
    }

    private mutating func read(_ entry: Entry, of name: String) {
        let key = name == "jurisdictions" ? "code" : "id"
        let kind = Vocabulary(rawValue: name)?.kind.rawValue ?? CatalogueReader.singular[name] ?? name
        guard let id = entry.required(key)?.value, let entry = entry.named("\(kind) \(said: id)") else { return }
        claims.ids[name, default: []].insert(id)
        switch name {
        case "authorities": authorities += authority(id, entry)
        case "jurisdictions": jurisdictions += jurisdiction(id, entry)
        case "groups": groups += group(id, entry)
        case "scopes": scopes += scope(id, entry)
        case "models": models += family(id, entry)
        case "vendors": vendors += vendor(id, entry)
        case "offerings": offerings += offering(id, entry)
        case "requirements": requirements += requirement(id, entry)
        default:
            guard let vocabulary = Vocabulary(rawValue: name) else { return }
            entry.allowOnly(["id", "title"])
            guard let title = entry.required("title")?.value else { return }
            terms[vocabulary, default: []].append(Placed(content: Term(id: TermID(id), title: title), entry: entry))
        }
    }

    private static let singular = [
        "authorities": "authority", "jurisdictions": "jurisdiction", "groups": "group", "scopes": "scope",
        "models": "model", "vendors": "vendor", "offerings": "offering", "requirements": "requirement",
    ]
}
