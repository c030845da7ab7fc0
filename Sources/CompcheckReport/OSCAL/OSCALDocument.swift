internal import CompcheckModel

/// Writes an OSCAL document of assessment results; each part of it has its own file.
struct OSCALDocument {
    /// The namespace of properties that OSCAL does not define; no web page, as the domain is reserved (RFC 2606).
    static let namespace = "https://compcheck.example/ns/oscal"
    /// The OSCAL version, and that of the schema for which the document is valid.
    static let version = "1.1.3"

    let audit: Audit
    let summary: AuditSummary
    let weightiest: TopRanked<ReportedFinding>
    let tally: OSCALTally
    let setting: Setting
    let text: ReportedFindingText
    let names: OSCALNames
    /// A text that identifies the audit: its question, rules, inventory and day.
    let identity: String
    /// The rules that the document treats as controls, in order of id.
    let rules: [Rule]
    /// All rules that the document names, each in its first version encountered.
    let reportedRules: [RuleID: Rule]
    /// The identifiers of the observations, in the order of the findings.
    let observations: [NamedUUID]
    /// The identifiers of the observations, by rule.
    let observationsOfRules: [RuleID: [NamedUUID]]
    /// The identifier of the inventory.
    let inventory: NamedUUID
    /// The start of the audit's day, as the time of all elements: this code reads no clock.
    let made: String

    init(_ audit: Audit, _ summary: AuditSummary, _ weightiest: TopRanked<ReportedFinding>, _ tally: OSCALTally) {
        self.audit = audit
        self.summary = summary
        self.weightiest = weightiest
        self.tally = tally
        setting = Setting(audit)
        text = ReportedFindingText(setting)
        let names = OSCALNames(summary.organization)
        self.names = names
        inventory = names.of(.inventory, audit.inventory)
        identity = audit.identity(of: summary.inventoryDigest)
        made = OSCALText.moment(audit.today) ?? "1900-01-01T00:00:00Z"

        let reviewed = audit.reviewedRules
        var reportedRules = Dictionary(reviewed.map { ($0.id, $0) }) { first, _ in first }
        var controls = Set(reviewed.map(\.id))
        var observations: [NamedUUID] = []
        var ofRules: [RuleID: [NamedUUID]] = [:]
        var twins: [NamedUUID: Int] = [:]
        for reported in weightiest.elements {
            let rule = reported.finding.rule
            if reportedRules[rule.id] == nil { reportedRules[rule.id] = rule }
            if reported.finding.counts { controls.insert(rule.id) }
            // A service id may occur twice in an inventory.
            let name = names.of(.observation, reported.fingerprint)
            let twin = twins[name, default: 0]
            twins[name] = twin + 1
            let observation = twin == 0 ? name : names.of(.observation, "\(reported.fingerprint)\n\(twin)")
            observations.append(observation)
            ofRules[rule.id, default: []].append(observation)
        }
        for rule in audit.rulebook.rules where reportedRules[rule.id] == nil && tally[rule.id].coming != nil {
            reportedRules[rule.id] = rule
        }
        self.reportedRules = reportedRules
        rules = controls.sorted().compactMap { reportedRules[$0] }
        self.observations = observations
        observationsOfRules = ofRules
    }

    /// Writes the whole document.
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
        // Without any uses, nothing can be concluded.
        append("findings", summary.uses > 0 ? rules : [], to: &output) { json, rule in
            writeFinding(rule, to: &json)
        }
        output.append("}],\n \"back-matter\":{")
        append("resources", resources, isFirst: true, to: &output) { json, resource in resource(&json) }
        output.append("}\n}}\n")
    }

    /// Appends an array element by element, as there may be many; omits an empty array, as OSCAL requires.
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
    /// The rules that a use can violate: they prohibit or require something, and are in force on the day in question.
    fileprivate var reviewedRules: [Rule] {
        rulebook.rules.filter { rule in
            guard !question.without.contains(rule.id), rule.effect == .prohibits || rule.effect == .requires else {
                return false
            }
            if let from = question.assumed[rule.id], from <= question.asOf { return true }
            switch rule.lifecycle.standing(on: question.asOf, in: language) {
            case .inForce, .uncertain: return true
            case .pending, .scheduled, .suspended, .unenforced, .ended, nil: return false
            }
        }
    }

    /// Returns a text that identifies the audit: who asks what, on which day, of which rules, about which inventory.
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
