package import CompcheckModel
internal import CompcheckReport

/// A page about one run, without its findings.
///
/// The same runs give the same bytes.
package struct RunPage: Sendable {
    let run: RunRecord
    let previous: RunRecord?

    /// Creates a page about a run; `previous` is the run to compare it with, if there is one.
    package init(_ run: RunRecord, previous: RunRecord?) {
        self.run = run
        self.previous = previous
    }

    /// Renders the page for people.
    ///
    /// - Parameters:
    ///   - width: the maximum line width in columns; less than 40 counts as 40.
    ///   - colour: whether to use colour.
    /// - Returns: the lines, each with its line end.
    package func text(width: Int, colour: Bool) -> String {
        var page = Page(width: width, colour: colour)
        page.paragraph([.bold("run \(run.number): audit of \(Setting.describe(run.inventory))")])
        page.blank()
        writeOutcome(to: &page)
        writeOccasion(to: &page)
        writeQuestion(to: &page)
        label("rules", SafeText.of(run.rulebookOrigin) + ", digest " + SafeText.of(run.rulebookDigest), to: &page)
        let whose = run.organization.map { "of \(SafeText.of($0)), " } ?? ""
        label("input", whose + (run.inventoryDigest.map { "digest \($0)" } ?? "not read to its end"), to: &page)
        if run.prunedAt == nil, let isKept = run.keepsInventory {
            label("copy", isKept ? "kept: see `compcheck runs reproduce \(run.number)`" : "not kept", to: &page)
        }
        return String(decoding: page.output.bytes, as: UTF8.self)
    }

    private func writeOutcome(to page: inout Page) {
        let code = run.exitCode.map { ", exit code \($0)" } ?? ""
        let gone = run.prunedAt.map { "; pruned \($0.displayText) UTC: what it found is gone" } ?? ""
        label("status", run.status.rawValue + gone, to: &page)
        label("result", run.result + code, to: &page)
        for (position, reason) in (run.reasons(20) ?? []).enumerated() {
            label(position == 0 ? "because" : "", reason, to: &page)
        }
        if let services = run.services, let uses = run.uses {
            let sum = Span("\(counted(uses, "use")) of \(counted(services, "service"))")
            page.labelled("uses", [sum] + (uses > 0 ? [": "] + run.verdictSpans : []), indent: 0)
        }
        label("before", previously, to: &page)
    }

    /// The previous run, and how the numbers of verdicts changed since.
    private var previously: String {
        guard let previous else { return "no finished run of this inventory with the same assumptions" }
        let name = "run \(previous.number) of \(previous.startedAt.displayText) UTC"
        guard run.status == .finished else { return name }
        let moves = run.moreVerdicts(than: previous).map { move in
            "\(grouped(abs(move.more))) \(move.more > 0 ? "more" : "fewer") \(move.verdict.rawValue)"
        }
        let since = moves.isEmpty ? "as many of each verdict" : "since then " + listed(moves)
        return "\(name): \(since): see `compcheck runs diff \(previous.number) \(run.number)`"
    }

    private func writeOccasion(to page: inout Page) {
        let who = run.ranBy.map { ", by \(SafeText.of($0))" } ?? ""
        let duration = run.duration.map { ", took \($0)" } ?? ""
        label("started", "\(run.startedAt.displayText) UTC\(who)\(duration)", to: &page)
        label("tool", "compcheck \(SafeText.of(run.toolVersion))", to: &page)
    }

    private func writeQuestion(to page: inout Page) {
        let question = run.question
        label("as of", "\(question.asOf)", to: &page)
        label("known at", run.knownAt.map { "\($0)" } ?? "all that was recorded when it ran", to: &page)
        label("outlook", question.wantsOutlook ? counted(question.horizon, "day") : "not looked at", to: &page)
        let assumed = question.assumed.sorted { $0.key < $1.key }.map { rule, day in
            "\(SafeText.of(rule.text)) in force from \(day)"
        }
        label("assumed", assumed.isEmpty ? "nothing" : assumed.joined(separator: ", "), to: &page)
        let without = question.without.sorted().map { SafeText.of($0.text) }
        label("without", without.isEmpty ? "no rule is left out" : without.joined(separator: ", "), to: &page)
        let doubt = run.certainOnly == true ? "; doubt may pass" : ", also where a use may be so at worst"
        let failing = run.failOn.map { "\($0.rawValue) or stronger\(doubt)" }
        label("fails on", failing ?? "not kept by the compcheck that recorded it", to: &page)
        if let baseline = run.baseline { label("baseline", baseline.displayText, to: &page) }
    }

    private func label(_ label: String, _ text: String, to page: inout Page) {
        page.labelled(label, [Span(text)], indent: 0)
    }
}
