internal import CompcheckModel

/// One use of a JSON report, reduced to its known findings.
struct ReportedUse {
    /// Its findings, except those under a waiver: they come back as new when the waiver ends.
    let known: [KnownFinding]

    /// - Throws: `InputFault` at an offset in the tree's text if it is not a use of a report.
    init(_ tree: JSONTree) throws(InputFault) {
        let service = try tree.text("service")
        let jurisdiction = JurisdictionCode(try tree.text("jurisdiction"))
        var waived: Set<String> = []
        if tree.member("waivers") != nil {
            for waiver in try tree.list("waivers") { waived.insert(try waiver.text("rule")) }
        }
        var known: [KnownFinding] = []
        for finding in try tree.list("findings") {
            let rule = try finding.text("rule")
            let weight = FindingWeight(
                try finding.word("effect"),
                try finding.word("standing"),
                try finding.word("certainty"),
            )
            if waived.contains(rule) { continue }
            known.append(.init(rule: RuleID(rule), jurisdiction: jurisdiction, service: service, weight: weight))
        }
        self.known = known
    }
}

extension JSONTree {
    /// Returns the value of a key; nil if it is absent.
    fileprivate func member(_ key: String) -> JSONTree? {
        guard case .object(let members) = content else { return nil }
        return members.first { $0.key == key }?.value
    }

    fileprivate func list(_ key: String) throws(InputFault) -> [JSONTree] {
        let value = try required(key)
        guard case .array(let elements) = value.content else { throw value.fault("\(key): must be a list") }
        return elements
    }

    fileprivate func text(_ key: String) throws(InputFault) -> String {
        let value = try required(key)
        guard case .string(let text) = value.content else { throw value.fault("\(key): must be text") }
        return text
    }

    /// Returns the value of an enumeration of the model.
    fileprivate func word<Word: RawRepresentable<String>>(_ key: String) throws(InputFault) -> Word {
        let value = try required(key)
        let text = try text(key)
        guard let word = Word(rawValue: text) else { throw value.fault("\(key): unknown value \(said: text)") }
        return word
    }

    private func required(_ key: String) throws(InputFault) -> JSONTree {
        guard case .object = content else { throw fault("must be an object, not \(kind)") }
        guard let value = member(key) else { throw fault("\(said: key) is missing") }
        return value
    }

    private func fault(_ what: String) -> InputFault { InputFault(offset: offset, what: what) }
}
