package import CompcheckModel

/// Makes the examples of rules and the scenarios of a folder into trials of its rulebook.
package struct TrialReader {
    let rulebook: Rulebook
    private let origins: Origins
    /// What an inventory of nobody in particular knows: copied for each use, as making it takes a while.
    let context: OrganizationContext

    /// A reader of trials of this rulebook, whose parts stand in these places.
    package init(_ rulebook: Rulebook, _ origins: Origins) {
        self.rulebook = rulebook
        self.origins = origins
        context = OrganizationContext(rulebook.catalogue)
    }

    /// The examples of every rule, in order of rule, each as a trial.
    ///
    /// A rule that is pending on its example's day is tried as if in force: a bill is written with the effect that it
    /// would have, and its examples say what that is.
    /// - Throws: `BadInput` with every example that is no use.
    package func examples() throws(BadInput) -> [Trial] {
        var trials: [Trial] = []
        var problems: [Problem] = []
        for rule in rulebook.rules {
            for (position, example) in rule.examples.enumerated() {
                let location = origins[.example(rule.id, position)]
                let desk = Desk()
                if let service = service(of: example, desk), let place = service.jurisdictions.first {
                    trials.append(trial(example, of: rule, at: location, service, place))
                }
                problems += desk.complaints.map { complaint in
                    let what = "rule \(said: rule.id): \(complaint.path): \(complaint.what)"
                    return (location ?? Location(file: rulebook.origin)).problem(what)
                }
            }
        }
        guard problems.isEmpty else { throw BadInput(problems) }
        return trials
    }

    private func trial(
        _ example: Rule.Example,
        of rule: Rule,
        at location: Location?,
        _ service: Service,
        _ place: JurisdictionCode,
    ) -> Trial {
        let isBill = rule.lifecycle.standing(on: example.on) == .pending
        return Trial(
            subject: rule.id.text,
            location: location,
            service: service,
            jurisdiction: place,
            on: example.on,
            assumed: isBill ? [rule.id: example.on] : [:],
            verdict: example.expect,
            demands: example.bites.map { [.init(rule: rule.id, bites: $0)] } ?? [],
        )
    }

    /// The service of an example: an inventory's entry with one place.
    private func service(of example: Rule.Example, _ desk: Desk) -> Service? {
        var members: [JSONTree.Member] = [.init("id", .string("example"))]
        for (key, values) in example.use.sorted(by: { $0.key < $1.key }) {
            let texts = values.map { JSONTree(content: .string($0), offset: 0) }
            let isList = key == "jurisdiction" || texts.count != 1
            let name = key == "jurisdiction" ? "jurisdictions" : key
            members.append(.init(name, isList ? .array(texts) : .string(values[0])))
        }
        if let owners = example.owners { members.append(.init("owners", .array(owners.map(\.tree)))) }
        return service(JSONTree(content: .object(members), offset: 0), at: "use", context, desk)
    }

    /// The service that a tree describes; nil where it describes none.
    func service(_ tree: JSONTree, at path: String, _ context: OrganizationContext, _ desk: Desk) -> Service? {
        let decoder = ServiceDecoder(names: context.names, desk: desk)
        guard let decoded = decoder.service(tree, at: path, context, evidenceDesk: desk), desk.complaints.isEmpty
        else { return nil }
        return Service(
            id: decoded.id,
            name: decoded.name,
            owner: decoded.owner,
            line: 1,
            jurisdictions: decoded.jurisdictions,
            traits: Traits(decoded.said, ownVendors: context.names.ownVendors),
            evidence: decoded.evidence + context.evidence,
        )
    }
}

extension Rule.Example.Owner {
    /// The owner as an inventory has it.
    fileprivate var tree: JSONTree {
        let place = jurisdiction.map { JSONTree.Member("jurisdiction", .string($0)) }
        let party = party.map { JSONTree.Member("party", .string($0)) }
        let members = [place, party, .init("share", .number(share))].compactMap(\.self)
        return JSONTree(content: .object(members), offset: 0)
    }
}

extension JSONTree.Member {
    /// A member that stands in no text.
    fileprivate init(_ key: String, _ content: JSONTree.Content) {
        self.init(key: key, keyOffset: 0, value: JSONTree(content: content, offset: 0))
    }
}
