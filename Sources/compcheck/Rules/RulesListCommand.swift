internal import ArgumentParser
internal import CompcheckApp
internal import CompcheckModel
internal import CompcheckReport
internal import CompcheckStore
internal import CompcheckViews

/// The command `compcheck rules list`.
struct RulesListCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List the rules of the database, one a line, with where they stand.",
        discussion: """
            Rules that are first seen after the day are left out. Lines are cut where the terminal ends; elsewhere they are \
            whole. Exits 0, also where no rule is found, 2 if the database cannot be read, 64 if the command is wrong.
            """,
    )

    @Option(help: ArgumentHelp("The day whose standings are told.", discussion: "Default: today.", valueName: "day"))
    var asOf: Day?

    @Option(
        help: ArgumentHelp(
            "Only these: \(Standing.allCases.map(\.rawValue).joined(separator: ", ")).",
            valueName: "standing",
        )
    )
    var standing: Standing?

    @Option(help: ArgumentHelp("Only what this authority of the catalogue says.", valueName: "id"))
    var authority: String?

    @Option(
        help: ArgumentHelp(
            "Only rules that may bear on a use there, by what they say about the use's jurisdiction.",
            discussion: "Also those that ask for none. Groups have their members of the day.",
            valueName: "place",
        )
    )
    var jurisdiction: String?

    @Option(
        help: ArgumentHelp(
            "Only rules that ask for this vendor or its offerings, or are its word.",
            valueName: "vendor",
        )
    )
    var vendor: String?

    @Option(help: ArgumentHelp("Only rules with this in id, title, instrument or guidance.", valueName: "text"))
    var text: String?

    @OptionGroup var view: RuleViewOptions

    func run() throws {
        do {
            let rulebook = try view.rulebook(of: view.store())
            let day = asOf ?? AppEnvironment.process.today
            let filter = try filter(for: rulebook.catalogue, on: day)
            let listing = RuleListing(
                rulebook.rules.filter { filter.keeps($0, on: day) },
                of: rulebook,
                asOf: day,
                knownAt: view.knownAt?.instant,
            )
            try Output(in: .process).put(
                view.format == .json
                    ? listing.json : listing.text(width: AppEnvironment.process.terminal.visibleColumns)
            )
        } catch {
            throw Failure.exitCode(for: error)
        }
    }

    private func filter(for catalogue: Catalogue, on day: Day) throws -> RuleFilter {
        var filter = RuleFilter(standing: standing, text: text)
        if let authority {
            let known = catalogue.authorities.map(\.id.text)
            guard known.contains(authority) else {
                throw CommandLineNames.unknown("authority", authority, among: known)
            }
            filter.authority = AuthorityID(authority)
        }
        let names = CommandLineNames(catalogue)
        if let jurisdiction { filter.locality = Locality(try names.place(jurisdiction), in: catalogue, on: day) }
        if let vendor {
            let id = try names.vendor(vendor)
            let own = catalogue.offerings.filter { offering in
                offering.vendor == id || offering.operatedBy == id || offering.developers?.contains(id) == true
            }
            filter.vendor = (id, Set(own.map(\.id)))
        }
        return filter
    }
}
