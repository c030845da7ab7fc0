import CompcheckKit
import Foundation

// EmbeddedCheck INVENTORY [DAY]: which services may be used where, today or on another day.
let arguments = CommandLine.arguments
let day = arguments.dropFirst(2).first.flatMap(CalendarDay.init) ?? CalendarDay(Date(), in: .current)
let checker = try ComplianceChecker(on: day)
for use in try checker.check(json: Array(Data(contentsOf: URL(filePath: arguments[1])))).uses {
    let rules = use.findings.filter { $0.isCertain && $0.rule.effect != "notes" }.map(\.rule.id).joined(separator: ", ")
    print("\(use.service) in \(use.jurisdiction): \(use.verdict)\(rules.isEmpty ? "" : " by \(rules)")")
}
