internal import ArgumentParser
internal import CompcheckApp
internal import CompcheckKit
internal import CompcheckModel

/// The command `compcheck rules check DIR…`.
struct RulesCheckCommand: Command {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Check a folder of rules with its catalogue and scenarios, and print every problem.",
        discussion: """
            Checks several folders as one rulebook; `builtin` names the built-in pack. Exits 0 if the folder can be \
            used, 2 if not.
            """,
    )

    @Argument(help: "The folders of rules.", completion: .directory)
    var folders: [String] = []

    func execute() throws {
        if folders.isEmpty {
            throw ValidationError("name the folder to check, such as `compcheck rules check rules`")
        }
        let reading = try RulebookSource.Reading(folders: folders, recordedOn: AppEnvironment.process.today)
        let (rulebook, catalogue) = (reading.rulebook, reading.rulebook.catalogue)
        // Examples and scenarios are checked with the rest.
        let tests = try RuleTestRun(reading, only: nil).tests
        print(
            "\(folders.joined(separator: ", ").terminalSafe): \(rulebook.rules.count) rules are sound "
                + "(\(catalogue.vendors.count) vendors, \(catalogue.offerings.count) offerings, "
                + "\(catalogue.models.count) models, \(catalogue.groups.count) groups, "
                + "\(catalogue.scopes.count) scopes, \(tests.count) tests)"
        )
    }
}
