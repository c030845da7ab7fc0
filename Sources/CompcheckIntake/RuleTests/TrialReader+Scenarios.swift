package import CompcheckModel
internal import Yams

extension TrialReader {
    /// Returns every line of every scenario as a test of rules, in the order of the files.
    ///
    /// A scenario is a document with a `name`, an `inventory` (as in docs/design.md §3, but in YAML) and a list
    /// `expect` of days and expected results.
    /// - Throws: `BadInput` with all problems of the scenarios.
    package func scenarios(_ files: [RuleFile]) throws(BadInput) -> [Trial] {
        let log = ProblemLog()
        var trials: [Trial] = []
        for file in files where file.role == .scenarios {
            let (documents, problem) = YAMLText.documents(of: file)
            if let problem { log.note(problem) }
            for document in documents { trials += scenario(document, in: file, log) }
        }
        guard log.problems.isEmpty else { throw BadInput(log.problems) }
        return trials
    }

    private func scenario(_ node: Node, in file: RuleFile, _ log: ProblemLog) -> [Trial] {
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
        return entry.entries("expect").flatMap { trials($0, of: name, services) }
    }

    // MARK: The inventory

    private func services(_ inventory: Entry) -> [Service] {
        inventory.allowOnly(["organization", "services"])
        let tree = YAMLTree(inventory.node, file: inventory.file)
        guard case .object(let members) = tree.root.content else { return [] }
        let desk = Desk()
        var context = context
        var services: [Service] = []
        if let organization = members.first(where: { $0.key == "organization" }) {
            context.read(organization.value, at: "organization", desk)
        }
        guard let list = members.first(where: { $0.key == "services" }) else {
            inventory.note("\(said: "services") is missing: give a list of services", at: inventory.node)
            return []
        }
        if case .array(let all) = list.value.content, all.isEmpty {
            desk.complain("is empty: a scenario needs at least one service", about: list.value, at: "services")
        }
        for (tree, path) in desk.array(list.value, at: "services") ?? [] {
            // A desk of its own shows whether this service has problems.
            let own = Desk()
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
            for complaint in own.complaints {
                desk.complain(complaint.what, offset: complaint.offset, at: complaint.path)
            }
        }
        for complaint in desk.complaints {
            inventory.log.note(tree.location(complaint.offset).problem("\(complaint.path): \(complaint.what)"))
        }
        return desk.complaints.isEmpty ? services : []
    }

    // MARK: Expected results

    private func trials(_ entry: Entry, of scenario: String, _ services: [Service]) -> [Trial] {
        entry.allowOnly(["on", "service", "jurisdiction", "verdict", "rules", "possibly", "not", "assume", "without"])
        let verdict = entry.choice("verdict", of: Verdict.self)
        let demands =
            rules("rules", entry).map { Trial.Demand(rule: $0, bites: .yes) }
            + rules("possibly", entry).map { Trial.Demand(rule: $0, bites: .possibly) }
            + rules("not", entry).map { Trial.Demand(rule: $0, bites: .no) }
        let (assumed, without) = (rules("assume", entry), rules("without", entry))
        if entry["verdict"] == nil, demands.isEmpty {
            entry.note("expects nothing: give `verdict`, `rules`, `possibly` or `not`", at: entry.node)
        }
        let day = entry.required("on") == nil ? nil : entry.day("on")
        guard let day, let service = service(entry, services), let place = place(entry, of: service) else { return [] }
        let trial = Trial(
            subject: scenario,
            location: entry.place.location,
            service: service,
            jurisdiction: place,
            on: day,
            assumed: Dictionary(assumed.map { ($0, day) }) { first, _ in first },
            without: Set(without),
            verdict: verdict,
            demands: demands,
        )
        return [trial]
    }

    private func service(_ entry: Entry, _ services: [Service]) -> Service? {
        guard let id = entry.text("service") else {
            if services.count == 1 || entry["service"] != nil { return services.first }
            entry.note("`service` is missing: the scenario has \(services.count) services", at: entry.node)
            return nil
        }
        if let service = services.first(where: { $0.id == id.value }) { return service }
        let hint = didYouMean(id.value, services.map(\.id))
        entry.log.note(id.place.problem("the scenario has no service \(said: id.value)" + hint))
        return nil
    }

    private func place(_ entry: Entry, of service: Service) -> JurisdictionCode? {
        guard let text = entry.text("jurisdiction") else {
            if service.jurisdictions.count == 1 || entry["jurisdiction"] != nil { return service.jurisdictions.first }
            entry.note("`jurisdiction` is missing: the service is used in several", at: entry.node)
            return nil
        }
        let code = context.names.index.places.code(of: text.value)
        if let code, service.jurisdictions.contains(code) { return code }
        let places = service.jurisdictions.map { "\(said: $0)" }.joined(separator: ", ")
        entry.log.note(
            text.place.problem("the service \(said: service.id) is not used in \(said: text.value), only in \(places)")
        )
        return nil
    }

    private func rules(_ key: String, _ entry: Entry) -> [RuleID] {
        let known = Set(rulebook.rules.map(\.id))
        return entry.texts(key).map { text in
            if !known.contains(RuleID(text.value)) {
                let hint = didYouMean(text.value, known.map(\.text))
                entry.log.note(text.place.problem("unknown rule \(said: text.value)" + hint))
            }
            return RuleID(text.value)
        }
    }
}
