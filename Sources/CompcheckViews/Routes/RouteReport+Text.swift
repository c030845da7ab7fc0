internal import CompcheckModel
internal import CompcheckReport

extension RouteReport {
    /// Routes that the rulebook answers alike.
    private struct RouteGroup {
        let first: EvaluatedRoute
        var routes: [RouteOption]
    }

    /// The key of routes that are alike.
    private struct Key: Hashable {
        let isListed: Bool
        let since: Day?
        let answer: AnswerKey
        let notes: [RuleID]
        let closing: [OutlookEntry]

        init(_ evaluated: EvaluatedRoute) {
            isListed = evaluated.route.isListed
            since = evaluated.since
            answer = AnswerKey(evaluated.answer)
            notes = evaluated.answer.findings.filter { !$0.binds }.map(\.rule.id)
            closing = evaluated.answer.closing
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
        var rationale = Rationale(setting)
        for verdict in [Verdict.permitted, .unregulated, .undetermined, .restricted, .prohibited] {
            let same = groups.filter { $0.first.route.isListed && $0.first.answer.verdict == verdict }
            write(same, verdict, &rationale, to: &page)
        }
        writeUnlisted(groups.filter { !$0.first.route.isListed }, to: &page)
        return String(decoding: page.output.bytes, as: UTF8.self)
    }

    private var alike: [RouteGroup] {
        var positions: [Key: Int] = [:]
        var groups: [RouteGroup] = []
        for evaluated in routes {
            let key = Key(evaluated)
            if let position = positions[key] {
                groups[position].routes.append(evaluated.route)
            } else {
                positions[key] = groups.count
                groups.append(RouteGroup(first: evaluated, routes: [evaluated.route]))
            }
        }
        return groups
    }

    private func writeHead(to page: inout Page) {
        let name = setting.rulebook.catalogue.jurisdictions.first { $0.code == jurisdiction }?.name
        let location = SafeText.of(jurisdiction.text) + (name.map { " (\(SafeText.of($0)))" } ?? "")
        page.paragraph([.bold("routes to \(SafeText.of(subject)) in \(location)")])
        page.blank()
        setting.write(to: &page)
        let user = circumstances.map { "\($0.name) " + $0.values.map { SafeText.of($0) }.joined(separator: ", ") }
        page.labelled(
            "user",
            [Span(user.isEmpty ? "nothing is said of the user" : user.joined(separator: " · "))],
            indent: 0,
        )
        let listed = routes.filter(\.route.isListed)
        let counts = Verdict.allCases.reversed().compactMap { verdict -> [Span]? in
            let count = listed.count { $0.answer.verdict == verdict }
            return count == 0 ? nil : [Span("\(count)\u{A0}\(verdict.rawValue)", .verdict(verdict))]
        }
        let result: [Span] = counts.isEmpty ? ["the catalogue knows no way to it"] : [Span](counts)
        page.labelled("ways", result, indent: 0)
    }

    private func write(_ groups: [RouteGroup], _ verdict: Verdict, _ rationale: inout Rationale, to page: inout Page) {
        guard !groups.isEmpty else { return }
        let count = groups.reduce(0) { $0 + $1.routes.count }
        page.heading(verdict.rawValue.uppercased(), style: .verdict(verdict), right: counted(count, "way"))
        for (position, group) in groups.enumerated() {
            if position > 0 { page.blank() }
            let (evaluated, answer) = (group.first, group.first.answer)
            page.paragraph([Span](group.routes.map(named), separatedBy: "; "), hanging: 2)
            let always =
                verdict == .unregulated
                ? "no rule ever said otherwise" : "\(verdict.rawValue) as far back as any rule goes"
            var since = evaluated.since.map { "\(verdict.rawValue) since \($0)" } ?? always
            if answer.atWorst != verdict { since += "; may be \(answer.atWorst.rawValue)" }
            page.labelled("stands", [Span(since)], indent: 4)
            for line in rationale.lines(answer, hint: hint) { page.labelled(line.label, [Span(line.text)], indent: 4) }
        }
    }

    /// Writes the offerings whose developers the catalogue does not list; briefly, as there are many.
    private func writeUnlisted(_ groups: [RouteGroup], to page: inout Page) {
        guard !groups.isEmpty else { return }
        let count = groups.reduce(0) { $0 + $1.routes.count }
        page.heading("MAY CARRY IT", right: counted(count, "way"))
        page.paragraph([.dim("The catalogue does not list whose models these carry. If they do:")])
        var byVerdict: [Verdict: [RouteOption]] = [:]
        for group in groups { byVerdict[group.first.answer.verdict, default: []] += group.routes }
        for verdict in Verdict.allCases {
            guard let routes = byVerdict[verdict] else { continue }
            let shown = 8
            let names = routes.prefix(shown).map { SafeText.of($0.offering?.id.text ?? $0.route.text) }
            let more = routes.count > shown ? " and \(routes.count - shown) more" : ""
            page.labelled(
                verdict.rawValue,
                [Span("\(routes.count): " + names.joined(separator: ", ") + more)],
                indent: 2,
                labelWidth: 14,
            )
        }
    }

    /// Names a way: its offering, route and vendor, or the route alone if any product will do.
    private func named(_ route: RouteOption) -> [Span] {
        guard let offering = route.offering else { return [.bold(SafeText.of(route.route.text)), " (any product)"] }
        let runner = offering.runner == offering.vendor ? "" : ", run by \(SafeText.of(offering.runner.text))"
        let facts = "route \(SafeText.of(route.route.text)), sold by \(SafeText.of(offering.vendor.text))\(runner)"
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
