import CompcheckBuiltins
import CompcheckChecker
import CompcheckIntake
import CompcheckModel
import Foundation

var args = CommandLine.arguments.dropFirst().makeIterator()
var rules = "", inv = "", asOf = Day(number: 0), horizon = 365, assumed: [RuleID: Day] = [:], without: Set<RuleID> = []
while let a = args.next() {
    switch a {
    case "--rules": rules = args.next()!
    case "--as-of": asOf = Day(args.next()!)!
    case "--horizon": horizon = Int(args.next()!)!
    case "--format", "--output": _ = args.next()
    case "--assume":
        let p = args.next()!.split(separator: "=")
        assumed[RuleID(String(p[0]))] = p.count > 1 ? Day(p[1])! : asOf
    case "--without": without.insert(RuleID(args.next()!))
    case "audit", "--all-uses", "--no-record": break
    default: inv = a
    }
}
do {
    let std = Builtins.rules.filter { f in ["jurisdictions", "routes", "capabilities", "modalities", "data"].contains { f.path == "catalogue/\($0).yaml" } }
        .compactMap { RuleFile($0.path, in: "builtin", text: $0.text) }
    let reader = RulebookReader(recordedOn: nil, standard: std)
    let book = try reader.rulebook(try RuleFolder.files(in: rules), origin: rules)
    var checker = try Checker(book, Question(asOf: asOf, horizon: horizon, assumed: assumed, without: without))
    var uses: [[String: Any]] = []
    _ = try InventoryReader(book.catalogue).read(.file(inv), wantsDigest: false) { service in
        for (code, answer) in checker.answers(for: service) {
            uses.append([
                "service": service.id, "jurisdiction": code.text, "verdict": answer.verdict.rawValue, "atWorst": answer.atWorst.rawValue,
                "findings": answer.findings.map { ["rule": $0.rule.id.text, "standing": $0.standing.rawValue, "certainty": $0.certainty.rawValue, "missing": $0.missing.map(\.rawValue)] as [String: Any] },
                "permissions": answer.permissions.map { ["rule": $0.rule.id.text, "certainty": $0.certainty.rawValue, "lifts": $0.lifts.map(\.text)] as [String: Any] },
                "outlook": answer.outlook.map { e -> [String: Any] in
                    var d: [String: Any] = ["verdict": e.verdict.rawValue, "appears": e.appears.map(\.text), "disappears": e.disappears.map(\.text)]
                    switch e.cause { case .date(let x): d["date"] = x.description; case .assuming(let r): d["assuming"] = r.text }
                    return d
                },
            ])
        }
    }
    FileHandle.standardOutput.write(try JSONSerialization.data(withJSONObject: ["uses": uses]))
} catch let e as BadInput {
    for p in e.problems { FileHandle.standardError.write(Data("\(p)\n".utf8)) }
    exit(2)
}
