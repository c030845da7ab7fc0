internal import CompcheckModel
internal import CompcheckReport

/// Renders alternatives for people.
struct AlternativesText: AlternativesReporter {
    private let setting: Setting
    private let inventory: String
    private let options: ReportOptions
    private let titles: [TermID: String]
    private var rationale: Rationale
    private var uses = 0

    init(_ setting: Setting, _ inventory: String, _ options: ReportOptions) {
        self.setting = setting
        self.inventory = inventory
        self.options = options
        rationale = Rationale(setting)
        titles = Dictionary((setting.rulebook.catalogue.terms[.routes] ?? []).map { ($0.id, $0.title) }) { first, _ in
            first
        }
    }

    mutating func begin(into output: inout OutputBuffer) {
        var page = Page(width: options.width, colour: options.colour)
        page.paragraph([.bold("alternatives for \(Setting.describe(inventory))")])
        page.blank()
        setting.write(inventory: inventory, to: &page)
        page.labelled("judged", ["as far as the inventory speaks of the user; without any evidence"], indent: 0)
        output.append(page.output.bytes)
    }

    mutating func report(_ use: Use, _ alternatives: [Alternative]?, into output: inout OutputBuffer) {
        uses += 1
        var page = Page(width: options.width, colour: options.colour)
        let verdict = use.answer.verdict
        page.heading(
            "\(SafeText.of(use.service.id)) in \(SafeText.of(use.jurisdiction.text))",
            right: verdict.rawValue + (setting.isToday ? "" : " on \(setting.question.asOf)"),
        )
        let more = [use.service.name, use.service.owner].compactMap { $0.map { SafeText.of($0) } }
        if !more.isEmpty { page.paragraph([Span(more.joined(separator: ", "))]) }
        write(alternatives, to: use, &page)
        output.append(page.output.bytes)
    }

    mutating func finish(into output: inout OutputBuffer) {
        guard uses == 0 else { return }
        output.append("\nno use needs an alternative: none is prohibited, restricted or undetermined\n")
    }

    private mutating func write(_ alternatives: [Alternative]?, to use: Use, _ page: inout Page) {
        guard use.answer.isInTrouble else {
            return page.paragraph(["it needs none: no rule stands in its way"], indent: 2)
        }
        guard let alternatives else {
            let what = "what it must be able to do is not known: name its `capabilities` or its `offering`"
            return page.paragraph([Span(what)], indent: 2)
        }
        guard !alternatives.isEmpty else {
            return page.paragraph(
                ["no other offering of the catalogue with its capabilities stands better there"],
                indent: 2,
            )
        }
        for alternative in alternatives.prefix(options.top) { write(alternative, &page) }
        if alternatives.count > options.top {
            page.paragraph(
                [.dim("and \(alternatives.count - options.top) more: see --top or --format json")],
                indent: 2,
            )
        }
    }

    private mutating func write(_ alternative: Alternative, _ page: inout Page) {
        let (offering, answer) = (alternative.offering, alternative.answer)
        let title = offering.title.map { SafeText.of($0) } ?? SafeText.of(offering.id.text)
        var stands: [Span] = [Span(answer.verdict.rawValue, .verdict(answer.verdict))]
        if answer.atWorst != answer.verdict { stands.append(Span(", may be \(answer.atWorst.rawValue)")) }
        page.paragraph([.bold(title), ": "] + stands, indent: 2, hanging: 4)
        let runner = offering.runner == offering.vendor ? "" : ", run by \(SafeText.of(offering.runner.text))"
        let route = titles[offering.route].map { SafeText.of($0) } ?? SafeText.of(offering.route.text)
        page.paragraph(
            [.dim("\(SafeText.of(offering.id.text)), sold by \(SafeText.of(offering.vendor.text))\(runner): \(route)")],
            indent: 4,
        )
        for line in rationale.lines(answer, hint: hint) { page.labelled(line.label, [Span(line.text)], indent: 4) }
        if !alternative.lacks.isEmpty {
            page.labelled(
                "lacks",
                [Span(alternative.lacks.map { SafeText.of($0.text) }.joined(separator: ", "))],
                indent: 4,
            )
        }
    }

    private func hint(_ attribute: Attribute) -> String { "say " + attribute.inventoryKeys.joined(separator: ", ") }
}
