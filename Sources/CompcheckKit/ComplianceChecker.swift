// CompcheckKit: checks services against compcheck's rules inside another program.

internal import CompcheckChecker
internal import CompcheckIntake
internal import CompcheckModel
internal import Foundation
internal import Synchronization

/// Says of each service of an inventory, in each jurisdiction, what the rules say about it on one day.
///
/// A checker reads its rules once and may then be asked from any task, as often as you like. It asks no clock, opens no
/// database and sends nothing: the same rules, day and inventory give the same answers.
///
/// ```swift
/// let checker = try ComplianceChecker(on: CalendarDay(year: 2024, month: 7, day: 9)!)
/// let checked = try checker.check(json: Array(Data(contentsOf: file)))
/// for use in checked.uses where use.verdictAtWorst >= .restricted {
///     print(use.service, use.jurisdiction, use.verdict, use.findings.map(\.rule.id))
/// }
/// ```
public final class ComplianceChecker: Sendable {
    /// The day that is asked about.
    public let day: CalendarDay
    /// SHA-256 of the rules and their catalogue, in lower-case hexadecimal: the same digest, the same rules.
    public let rulesDigest: String
    /// The ids of the rules, in order.
    public let ruleIDs: [String]

    private let rulebook: Rulebook
    private let question: Question
    /// A checker remembers what it was asked, so each is asked by one task at a time; a nil is made when it is needed.
    private let slots: [Slot]

    private final class Slot: Sendable {
        let checker = Mutex<Checker?>(nil)
    }

    /// Reads rules, for questions about one day.
    /// - Parameters:
    ///   - rules: Where they come from; all of them make one rulebook. Default: the rules that come with compcheck.
    ///   - day: The day in question: each rule stands as its dated events say for that day.
    ///   - horizonDays: How far ahead `CheckedUse.outlook` looks, in days; 0: it has no dated entries.
    ///   - assuming: Rules taken to be in force on that day, such as a pending bill, by id.
    ///   - leavingOut: Rules left out, by id.
    /// - Throws: `CompcheckError`: rules that are wrong, with file, line and column; or an id that no rule has.
    public init(
        rules: [RuleSource] = [.builtin],
        on day: CalendarDay,
        horizonDays: Int = 365,
        assuming: Set<String> = [],
        leavingOut: Set<String> = [],
    ) throws(CompcheckError) {
        do {
            rulebook = try RulebookSource.read(rules.map(\.part))
        } catch {
            throw CompcheckError(rules: error)
        }
        self.day = day
        rulesDigest = rulebook.digest
        ruleIDs = rulebook.rules.map(\.id.text)
        question = Question(
            asOf: day.day,
            horizon: max(0, horizonDays),
            assumed: Dictionary(uniqueKeysWithValues: assuming.map { (RuleID($0), day.day) }),
            without: Set(leavingOut.map { RuleID($0) }),
        )
        do {
            // Says whether every rule that is named is there.
            _ = try Checker(rulebook, question)
        } catch {
            throw .unknownRule(error.id.text, suggestion: error.suggestion)
        }
        slots = (0..<max(1, ProcessInfo.processInfo.activeProcessorCount)).map { _ in Slot() }
    }

    /// Checks an inventory in compcheck's JSON or NDJSON (docs/design.md §3), held in memory.
    /// - Parameters:
    ///   - bytes: The document, in UTF-8.
    ///   - name: What errors call it. A name that ends in `.ndjson` or `.jsonl` says that it is one service a line.
    /// - Returns: The answers, in the order of the inventory.
    /// - Throws: `CompcheckError.invalidInventory` with everything that is wrong in it, each with its line.
    public func check(
        json bytes: [UInt8],
        named name: String = "inventory.json",
    ) throws(CompcheckError) -> CheckedInventory {
        do {
            return try withChecker(bytes, named: name)
        } catch let error as BadInput {
            throw CompcheckError(inventory: error)
        } catch {
            throw .invalidInventory([CompcheckError.Problem(file: name, line: nil, column: nil, message: "\(error)")])
        }
    }

    /// Checks an inventory that the program has made itself.
    /// - Returns: The answers, in the order of its services.
    /// - Throws: `CompcheckError.invalidInventory` with everything that is wrong in it.
    public func check(_ inventory: Inventory) throws(CompcheckError) -> CheckedInventory {
        try check(json: inventory.json, named: "inventory")
    }

    /// Asks a checker that nobody else is asking; where all are asked, one is waited for.
    private func withChecker(_ bytes: [UInt8], named name: String) throws -> CheckedInventory {
        for slot in slots {
            let checked = try slot.checker.withLockIfAvailable { checker in
                try ComplianceChecker.check(bytes, named: name, with: &checker, rulebook, question)
            }
            if let checked { return checked }
        }
        return try slots[0].checker.withLock { checker in
            try ComplianceChecker.check(bytes, named: name, with: &checker, rulebook, question)
        }
    }

    private static func check(
        _ bytes: [UInt8],
        named name: String,
        with remembered: inout Checker?,
        _ rulebook: Rulebook,
        _ question: Question,
    ) throws -> CheckedInventory {
        var checker = try remembered ?? Checker(rulebook, question)
        defer { remembered = checker }
        var checked = CheckedInventory()
        let reader = InventoryReader(rulebook.catalogue)
        let contents = try reader.read(.bytes(bytes, name: name), wantsDigest: true) { service in
            for jurisdiction in service.jurisdictions {
                let answer = checker.answer(for: service, in: jurisdiction)
                checked.uses.append(CheckedUse(service, jurisdiction, answer))
            }
        }
        checked.finish(contents)
        return checked
    }
}
