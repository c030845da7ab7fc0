internal import CompcheckModel
internal import CompcheckReport

/// Renders explanations for people: per use the deciding rules, other rules that apply, and near misses; then the
/// known facts about the service.
struct ExplanationText: ExplanationReporter {
    let header: ExplanationHeader
    private let options: ReportOptions
    /// The facts of the latest use; all uses of a service share them, except for the jurisdiction.
    private var facts: [Fact] = []
    /// The rules whose authority and source are already in the text.
    private var described: Set<RuleID> = []

    init(_ header: ExplanationHeader, _ options: ReportOptions) {
        self.header = header
        self.options = options
    }

    private var newPage: Page { Page(width: options.width, colour: options.colour) }

    mutating func begin(into output: inout OutputBuffer) {
        var page = newPage
        let (audit, service) = (header.audit, header.service)
        let id = SafeText.of(service.id)
        page.paragraph([.bold("compcheck \(SafeText.of(audit.toolVersion)): explanation of \(id)")])
        page.blank()
        Setting(audit).write(inventory: audit.inventory, digest: header.inventoryDigest, to: &page)
        let people = [service.name, service.owner].compactMap { $0.map { SafeText.of($0) } }
        let more = people.isEmpty ? "" : " (\(people.joined(separator: ", ")))"
        page.labelled("service", [Span("\(id)\(more), line \(service.line)")], indent: 0)
        output.append(page.output.bytes)
    }

    mutating func report(_ explanation: Explanation, into output: inout OutputBuffer) {
        facts = explanation.facts
        var page = ExplanationPage(explanation, header, page: newPage, described: described, top: max(1, options.top))
        page.write()
        described = page.described
        output.append(page.page.output.bytes)
    }

    mutating func finish(into output: inout OutputBuffer) {
        var page = newPage
        page.heading("WHAT IS KNOWN OF \(SafeText.of(header.service.id))")
        for fact in facts where fact.attribute != .jurisdiction {
            let words = SafeText.of(fact.displayText, limit: 1000)
            page.labelled(fact.attribute.rawValue, [Span(words)], indent: 0, labelWidth: 18)
        }
        output.append(page.output.bytes)
    }
}
