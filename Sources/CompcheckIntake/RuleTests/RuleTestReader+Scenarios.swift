package import CompcheckModel
internal import Yams

extension RuleTestReader {
    /// Returns every line of every scenario as a test of rules, in the order of the files.
    ///
    /// A scenario is a document with a `name`, an `inventory` (as in docs/design.md §3, but in YAML) and a list
    /// `expect` of days and expected results.
    /// - Throws: `BadInput` with all problems of the scenarios.
    package func scenarios(_ files: [RuleFile]) throws(BadInput) -> [RuleTest] {
        let log = ProblemLog()
        var tests: [RuleTest] = []
        for file in files where file.role == .scenarios {
            let (documents, problem) = YAMLText.documents(of: file)
            if let problem { log.note(problem) }
            for document in documents { tests += scenario(document, in: file, log) }
        }
        guard log.problems.isEmpty else { throw BadInput(log.problems) }
        return tests
    }

    private func scenario(_ node: Node, in file: RuleFile, _ log: ProblemLog) -> [RuleTest] {
        let name = node.mapping?["name"]?.scalar?.string
        let subject = name.map { "scenario \(said: $0)" } ?? ""
        guard let entry = Entry(node, file: file.path, subject: subject, log: log) else { return [] }
        entry.allowOnly(["name", "about", "inventory", "expect"])
        let expect = entry["expect"]
        if expect == nil || expect?.sequence?.isEmpty == true {
            let what = "`expect` is \(expect == nil ? "missing" : "empty"): give a list of days and expected results"
            entry.note(what, at: expect ?? entry.node)
        }
        guard let name = entry.required("name")?.value,
            let inventory = entry.required("inventory", as: "give a map of `organization` and `services`")
        else { return [] }
        let services = services(inventory)
        guard !services.isEmpty else { return [] }
        return entry.entries("expect").flatMap { tests($0, of: name, services) }
    }

    // MARK: The inventory

    private func services(_ inventory: Entry) -> [Service] {
        inventory.allowOnly(["organization", "services"])
        let tree = YAMLTree(inventory.node, file: inventory.file)
        guard case .object(let members) = tree.root.content else { return [] }
        let decoding = DecodingContext()
        var context = context
        var services: [Service] = []
        if let organization = members.first(where: { $0.key == "organization" }) {
            context.read(organization.value, at: "organization", decoding)
        }
        guard let list = members.first(where: { $0.key == "services" }) else {
            inventory.note("\(said: "services") is missing: give a list of services", at: inventory.node)
            return []
        }
        if case .array(let all) = list.value.content, all.isEmpty {
            decoding.complain("is empty: a scenario needs at least one service", about: list.value, at: "services")
        }
        for (tree, path) in decoding.array(list.value, at: "services") ?? [] {
            // A context of its own shows whether this service has problems.
            let own = DecodingContext()
            if let service = service(tree, at: path, context, own) {
                if services.contains(where: { $0.id == service.id }) {
                    own.complain("duplicate service id \(said: service.id)", about: tree, at: path)
                }
                services.append(service)
            }
            // In an inventory an unknown key is only a notice; in a scenario it is a mistake of the author.
            for notice in own.notices where notice.kind == .unknownKey {
                own.complain(notice.what, about: tree, at: path)
            }
            for issue in own.issues {
                decoding.complain(issue.what, offset: issue.offset, at: issue.path)
            }
        }
        for issue in decoding.issues {
            inventory.log.note(tree.location(issue.offset).problem("\(issue.path): \(issue.what)"))
        }
        return decoding.issues.isEmpty ? services : []
    }

    // MARK: Expected results

    private func tests(_ entry: Entry, of scenario: String, _ services: [Service]) -> [RuleTest] {
        entry.allowOnly(["on", "service", "jurisdiction", "verdict", "rules", "possibly", "not", "assume", "without"])
        let verdict = entry.choice("verdict", of: Verdict.self)
        let expectations =
            rules("rules", entry).map { RuleTest.Expectation(rule: $0, bites: .yes) }
            + rules("possibly", entry).map { RuleTest.Expectation(rule: $0, bites: .possibly) }
            + rules("not", entry).map { RuleTest.Expectation(rule: $0, bites: .no) }
        let (assumed, without) = (rules("assume", entry), rules("without", entry))
        if entry["verdict"] == nil, expectations.isEmpty {
            entry.note("expects nothing: give `verdict`, `rules`, `possibly` or `not`", at: entry.node)
        }
        let day = entry.required("on") == nil ? nil : entry.day("on")
        guard let day, let service = service(entry, services), let jurisdiction = jurisdiction(entry, of: service)
        else { return [] }
        let test = RuleTest(
            subject: scenario,
            location: entry.position.location,
            service: service,
            jurisdiction: jurisdiction,
            on: day,
            assumed: Dictionary(assumed.map { ($0, day) }) { first, _ in first },
            without: Set(without),
            verdict: verdict,
            expectations: expectations,
        )
        return [test]
    }

    private func service(_ entry: Entry, _ services: [Service]) -> Service? {
        guard let id = entry.text("service") else {
            if services.count == 1 || entry["service"] != nil { return services.first }
            entry.note("`service` is missing: the scenario has \(services.count) services", at: entry.node)
            return nil
        }
        if let service = services.first(where: { $0.id == id.value }) { return service }
        let hint = didYouMean(id.value, services.map(\.id))
        entry.log.note(id.position.problem("the scenario has no service \(said: id.value)" + hint))
        return nil
    }

    private func jurisdiction(_ entry: Entry, of service: Service) -> JurisdictionCode? {
        guard let text = entry.text("jurisdiction") else {
            if service.jurisdictions.count == 1 || entry["jurisdiction"] != nil { return service.jurisdictions.first }
            entry.note("`jurisdiction` is missing: the service is used in several", at: entry.node)
            return nil
        }
        let code = context.names.index.jurisdictions.code(of: text.value)
        if let code, service.jurisdictions.contains(code) { return code }
        let jurisdictions = service.jurisdictions.map { "\(said: $0)" }.joined(separator: ", ")
        entry.log.note(
            text.position.problem(
                "the service \(said: service.id) is not used in \(said: text.value), only in \(jurisdictions)"
            )
        )
        return nil
    }

    private func rules(_ key: String, _ entry: Entry) -> [RuleID] {
        let known = Set(rulebook.rules.map(\.id))
        return entry.texts(key).map { text in
            if !known.contains(RuleID(text.value)) {
                let hint = didYouMean(text.value, known.map(\.text))
                entry.log.note(text.position.problem("unknown rule \(said: text.value)" + hint))
            }
            return RuleID(text.value)
        }
    }
}
