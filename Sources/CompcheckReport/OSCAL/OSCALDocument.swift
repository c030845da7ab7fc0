internal import CompcheckModel

/// Writes one document of assessment results; each part of it has a file of its own.
struct OSCALDocument {
    /// Qualifies the names of properties that OSCAL does not define; no web page, for the domain is reserved (RFC 2606).
    static let namespace = "https://compcheck.example/ns/oscal"
    /// The version of OSCAL, which is also that of the schema it is valid against.
    static let version = "1.1.3"

    let audit: Audit
    let summary: AuditSummary
    let weightiest: Weightiest<Remark>
    let tally: OSCALTally
    let setting: Setting
    let words: RemarkWords
    let names: OSCALNames
    /// What makes this audit another than the next.
    let identity: String
    /// The rules that are controls here, in order of id.
    let rules: [Rule]
    /// All rules that are told of, each as it is first met.
    let told: [RuleID: Rule]
    /// The identifiers of the observations, in the order of the remarks.
    let observations: [NamedUUID]
    /// Those of each rule.
    let observationsOfRules: [RuleID: [NamedUUID]]
    /// The identifier of the inventory.
    let inventory: NamedUUID
    /// The beginning of the day of the audit: when everything was made, for no clock is read here.
    let made: String

    init(_ audit: Audit, _ summary: AuditSummary, _ weightiest: Weightiest<Remark>, _ tally: OSCALTally) {
        self.audit = audit
        self.summary = summary
        self.weightiest = weightiest
        self.tally = tally
        setting = Setting(audit)
        words = RemarkWords(setting)
        let names = OSCALNames(summary.organization)
        self.names = names
        inventory = names.of(.inventory, audit.inventory)
        identity = audit.identity(of: summary.inventoryDigest)
        made = OSCALText.moment(audit.today) ?? "1900-01-01T00:00:00Z"

        let reviewed = audit.reviewedRules
        var told = Dictionary(reviewed.map { ($0.id, $0) }) { first, _ in first }
        var controls = Set(reviewed.map(\.id))
        var observations: [NamedUUID] = []
        var ofRules: [RuleID: [NamedUUID]] = [:]
        var twins: [NamedUUID: Int] = [:]
        for remark in weightiest.elements {
            let rule = remark.finding.rule
            if told[rule.id] == nil { told[rule.id] = rule }
            if remark.finding.counts { controls.insert(rule.id) }
            // A service may stand in an inventory twice.
            let name = names.of(.observation, remark.fingerprint)
            let twin = twins[name, default: 0]
            twins[name] = twin + 1
            let observation = twin == 0 ? name : names.of(.observation, "\(remark.fingerprint)\n\(twin)")
            observations.append(observation)
            ofRules[rule.id, default: []].append(observation)
        }
        for rule in audit.rulebook.rules where told[rule.id] == nil && tally[rule.id].coming != nil {
            told[rule.id] = rule
        }
        self.told = told
        rules = controls.sorted().compactMap { told[$0] }
        self.observations = observations
        observationsOfRules = ofRules
    }

    /// Writes all of it.
    func write(to output: inout OutputBuffer) {
        output.append("{\"assessment-results\":{")
        var json = JSONWriter()
        json.newLine(indent: 1)
        json.field("uuid", names.of(.document, identity).description)
        writeMetadata(to: &json)
        writePlan(to: &json)
        writeObjectives(to: &json)
        output.append(json.output.bytes)
        output.append(",\n \"results\":[{")
        json = JSONWriter()
        writeResult(to: &json)
        output.append(json.output.bytes)
        var cache = FindingCache<ObservationParts>()
        append("observations", zip(weightiest.elements, observations), to: &output) { json, observed in
            let parts = cache.written(observed.0.finding, observationParts)
            writeObservation(observed.0, observed.1, parts, to: &json)
        }
        append("risks", risks, to: &output) { json, rule in writeRisk(rule, to: &json) }
        // Where nothing was looked at, nothing can be concluded.
        append("findings", summary.uses > 0 ? rules : [], to: &output) { json, rule in
            writeFinding(rule, to: &json)
        }
        output.append("}],\n \"back-matter\":{")
        append("resources", resources, isFirst: true, to: &output) { json, resource in resource(&json) }
        output.append("}\n}}\n")
    }

    /// Appends the elements of an array one by one, for they may be many; nothing where there are none, as OSCAL wants it.
    private func append<Element>(
        _ key: String,
        _ elements: some Sequence<Element>,
        isFirst: Bool = false,
        to output: inout OutputBuffer,
        _ write: (inout JSONWriter, Element) -> Void,
    ) {
        var json = JSONWriter()
        var isEmpty = true
        for element in elements {
            output.append(isEmpty ? "\(isFirst ? "" : ",")\n  \"\(key)\":[\n   " : ",\n   ")
            isEmpty = false
            json.removeAll()
            json.object { write(&$0, element) }
            output.append(json.output.bytes)
        }
        if !isEmpty { output.append("\n  ]") }
    }
}

extension Audit {
    /// The rules that could be broken: they prohibit or require something, and are in force on the day in question.
    fileprivate var reviewedRules: [Rule] {
        rulebook.rules.filter { rule in
            guard !question.without.contains(rule.id), rule.effect == .prohibits || rule.effect == .requires else {
                return false
            }
            if let from = question.assumed[rule.id], from <= question.asOf { return true }
            return rule.lifecycle.standing(on: question.asOf) == .inForce
        }
    }

    /// Who asks what of which rules about which inventory, and when.
    fileprivate func identity(of inventoryDigest: String?) -> String {
        let assumed = question.assumed.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }
        let without = question.without.sorted().map(\.text)
        let parts: [String] = [
            toolVersion, "\(today)", "\(question.asOf)", "\(question.lastDay)", "\(assumed)", "\(without)",
            knownAt?.description ?? "", rulebook.digest, inventory, inventoryDigest ?? "", failOn.rawValue,
            "\(certainOnly)", ranBy ?? "",
        ]
        return (parts + [baseline?.description].compactMap(\.self)).joined(separator: "\n")
    }
}
