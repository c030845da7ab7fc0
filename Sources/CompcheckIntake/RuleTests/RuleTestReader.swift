package import CompcheckModel

/// Reads the examples of rules and the scenarios of a folder as tests of its rulebook.
package struct RuleTestReader {
    let rulebook: Rulebook
    private let origins: Origins
    /// The context of an inventory without organisation, copied for each use because creating it is slow.
    let context: OrganizationContext

    /// Creates a reader for a rulebook and the locations of its parts.
    package init(_ rulebook: Rulebook, _ origins: Origins) {
        self.rulebook = rulebook
        self.origins = origins
        context = OrganizationContext(rulebook.catalogue)
    }

    /// Returns the examples of every rule as tests, in order of rule.
    ///
    /// A rule that is pending on its example's day is tested as if it were in force: a bill is written with the effect
    /// that it would have, and its examples state that effect.
    /// - Throws: `BadInput` with every example that is not a valid use.
    package func examples() throws(BadInput) -> [RuleTest] {
        var tests: [RuleTest] = []
        var problems: [Problem] = []
        for rule in rulebook.rules {
            for (position, example) in rule.examples.enumerated() {
                let location = origins[.example(rule.id, position)]
                let decoding = DecodingContext()
                if let service = service(of: example, decoding), let jurisdiction = service.jurisdictions.first {
                    tests.append(test(example, of: rule, at: location, service, jurisdiction))
                }
                problems += decoding.issues.map { issue in
                    let what = "rule \(said: rule.id): \(issue.path): \(issue.what)"
                    return (location ?? Location(file: rulebook.origin)).problem(what)
                }
            }
        }
        guard problems.isEmpty else { throw BadInput(problems) }
        return tests
    }

    private func test(
        _ example: Rule.Example,
        of rule: Rule,
        at location: Location?,
        _ service: Service,
        _ jurisdiction: JurisdictionCode,
    ) -> RuleTest {
        let isBill = rule.lifecycle.standing(on: example.on) == .pending
        return RuleTest(
            subject: rule.id.text,
            location: location,
            service: service,
            jurisdiction: jurisdiction,
            on: example.on,
            assumed: isBill ? [rule.id: example.on] : [:],
            verdict: example.expect,
            expectations: example.bites.map { [.init(rule: rule.id, bites: $0)] } ?? [],
        )
    }

    /// Returns the service of an example: an inventory entry with one jurisdiction.
    private func service(of example: Rule.Example, _ decoding: DecodingContext) -> Service? {
        var members: [JSONTree.Member] = [.init("id", .string("example"))]
        for (key, values) in example.use.sorted(by: { $0.key < $1.key }) {
            let texts = values.map { JSONTree(content: .string($0), offset: 0) }
            let isList = key == "jurisdiction" || texts.count != 1
            let name = key == "jurisdiction" ? "jurisdictions" : key
            members.append(.init(name, isList ? .array(texts) : .string(values[0])))
        }
        if let owners = example.owners { members.append(.init("owners", .array(owners.map(\.tree)))) }
        return service(JSONTree(content: .object(members), offset: 0), at: "use", context, decoding)
    }

    /// Returns the service that a tree describes; nil if there is a problem with it.
    func service(
        _ tree: JSONTree,
        at path: String,
        _ context: OrganizationContext,
        _ decoding: DecodingContext,
    ) -> Service? {
        let decoder = ServiceDecoder(names: context.names, decoding: decoding)
        guard let decoded = decoder.service(tree, at: path, context, evidenceDecoding: decoding),
            decoding.issues.isEmpty
        else { return nil }
        return Service(
            id: decoded.id,
            name: decoded.name,
            owner: decoded.owner,
            line: 1,
            jurisdictions: decoded.jurisdictions,
            traits: Traits(decoded.stated, ownVendors: context.names.ownVendors),
            evidence: decoded.evidence + context.evidence,
        )
    }
}

extension Rule.Example.Owner {
    /// The owner as an inventory writes it.
    fileprivate var tree: JSONTree {
        let jurisdiction = jurisdiction.map { JSONTree.Member("jurisdiction", .string($0)) }
        let party = party.map { JSONTree.Member("party", .string($0)) }
        let members = [jurisdiction, party, .init("share", .number(share))].compactMap(\.self)
        return JSONTree(content: .object(members), offset: 0)
    }
}

extension JSONTree.Member {
    /// Creates a member that does not come from a text.
    fileprivate init(_ key: String, _ content: JSONTree.Content) {
        self.init(key: key, keyOffset: 0, value: JSONTree(content: content, offset: 0))
    }
}
