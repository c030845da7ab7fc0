internal import CompcheckModel
internal import CompcheckReport

extension RouteReport {
    /// Routes that the rulebook answers alike.
    private struct Alike {
        let first: JudgedWay
        var ways: [Way]
    }

    /// The key of routes that are alike.
    private struct Key: Hashable {
        let isListed: Bool
        let since: Day?
        let answer: AnswerKey
        let notes: [RuleID]
        let closing: [OutlookEntry]

        init(_ judged: JudgedWay) {
            isListed = judged.way.isListed
            since = judged.since
            answer = AnswerKey(judged.answer)
            notes = judged.answer.findings.filter { !$0.binds }.map(\.rule.id)
            closing = judged.answer.closing
        }
    }

    /// Renders the report for people.
    ///
    /// - Parameters:
    ///   - width: the maximum line width in columns; less than 40 counts as 40.
    ///   - colour: whether to use colour.
    /// - Returns: the lines, each with its line end.
    package func text(width: Int, colour: Bool) -> String {
        var page = Page(width: width, colour: colour)
        writeHead(to: &page)
        let groups = alike
        var grounds = Grounds(setting)
        for verdict in [Verdict.permitted, .unregulated, .undetermined, .restricted, .prohibited] {
            let same = groups.filter { $0.first.way.isListed && $0.first.answer.verdict == verdict }
            write(same, verdict, &grounds, to: &page)
        }
        writeUnlisted(groups.filter { !$0.first.way.isListed }, to: &page)
        return String(decoding: page.output.bytes, as: UTF8.self)
    }

    private var alike: [Alike] {
        var positions: [Key: Int] = [:]
        var groups: [Alike] = []
        for judged in ways {
            let key = Key(judged)
            if let position = positions[key] {
                groups[position].ways.append(judged.way)
            } else {
                positions[key] = groups.count
                groups.append(Alike(first: judged, ways: [judged.way]))
            }
        }
        return groups
    }

    private func writeHead(to page: inout Page) {
        let name = setting.rulebook.catalogue.jurisdictions.first { $0.code == place }?.name
        let location = SafeText.of(place.text) + (name.map { " (\(SafeText.of($0)))" } ?? "")
        page.paragraph([.bold("routes to \(SafeText.of(subject)) in \(location)")])
        page.blank()
        setting.write(to: &page)
        let user = circumstances.map { "\($0.name) " + $0.values.map { SafeText.of($0) }.joined(separator: ", ") }
        page.labelled(
            "user",
            [Span(user.isEmpty ? "nothing is said of the user" : user.joined(separator: " · "))],
            indent: 0,
        )
        let listed = ways.filter(\.way.isListed)
        let counts = Verdict.allCases.reversed().compactMap { verdict -> [Span]? in
            let count = listed.count { $0.answer.verdict == verdict }
            return count == 0 ? nil : [Span("\(count)\u{A0}\(verdict.rawValue)", .verdict(verdict))]
        }
        let result: [Span] = counts.isEmpty ? ["the catalogue knows no way to it"] : [Span](counts)
        page.labelled("ways", result, indent: 0)
    }

    private func write(_ groups: [Alike], _ verdict: Verdict, _ grounds: inout Grounds, to page: inout Page) {
        guard !groups.isEmpty else { return }
        let count = groups.reduce(0) { $0 + $1.ways.count }
        page.heading(verdict.rawValue.uppercased(), style: .verdict(verdict), right: counted(count, "way"))
        for (position, group) in groups.enumerated() {
            if position > 0 { page.blank() }
            let (judged, answer) = (group.first, group.first.answer)
            page.paragraph([Span](group.ways.map(named), separatedBy: "; "), hanging: 2)
            var since = judged.since.map { "\(verdict.rawValue) since \($0)" } ?? "no rule ever said otherwise"
            if answer.atWorst != verdict { since += "; may be \(answer.atWorst.rawValue)" }
            page.labelled("stands", [Span(since)], indent: 4)
            for line in grounds.lines(answer, hint: hint) { page.labelled(line.label, [Span(line.text)], indent: 4) }
        }
    }

    /// Writes the offerings whose developers the catalogue does not list; briefly, as there are many.
    private func writeUnlisted(_ groups: [Alike], to page: inout Page) {
        guard !groups.isEmpty else { return }
        let count = groups.reduce(0) { $0 + $1.ways.count }
        page.heading("MAY CARRY IT", right: counted(count, "way"))
        page.paragraph([.dim("The catalogue does not list whose models these carry. If they do:")])
        var byVerdict: [Verdict: [Way]] = [:]
        for group in groups { byVerdict[group.first.answer.verdict, default: []] += group.ways }
        for verdict in Verdict.allCases {
            guard let ways = byVerdict[verdict] else { continue }
            let shown = 8
            let names = ways.prefix(shown).map { SafeText.of($0.offering?.id.text ?? $0.route.text) }
            let more = ways.count > shown ? " and \(ways.count - shown) more" : ""
            page.labelled(
                verdict.rawValue,
                [Span("\(ways.count): " + names.joined(separator: ", ") + more)],
                indent: 2,
                labelWidth: 14,
            )
        }
    }

    /// Names a way: its offering, route and vendor, or the route alone if any product will do.
    private func named(_ way: Way) -> [Span] {
        guard let offering = way.offering else { return [.bold(SafeText.of(way.route.text)), " (any product)"] }
        let runner = offering.runner == offering.vendor ? "" : ", run by \(SafeText.of(offering.runner.text))"
        let facts = "route \(SafeText.of(way.route.text)), sold by \(SafeText.of(offering.vendor.text))\(runner)"
        return [.bold(SafeText.of(offering.id.text)), Span(" (\(facts))")]
    }

    private func hint(_ attribute: Attribute) -> String {
        switch attribute {
        case .customer, .audience, .seat, .data: "say --\(attribute.rawValue)"
        case .ownerMajority, .ownerHalf: "say --owner"
        default: "only an inventory can say it"
        }
    }
}
