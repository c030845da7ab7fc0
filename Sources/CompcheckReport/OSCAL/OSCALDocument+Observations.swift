internal import CompcheckModel

extension OSCALDocument {
    /// The encoded parts that observations share if their findings are of one kind.
    struct ObservationParts: Sendable {
        /// The rule's id as an OSCAL string.
        let rule: String
        /// The keys that follow the description.
        let keys: [UInt8]
        /// The rule's first source, as an element of `relevant-evidence`.
        let source: [UInt8]?
    }

    /// Encodes the parts that the observations of such a finding share.
    func observationParts(_ finding: Finding) -> ObservationParts {
        let rule = OSCALText.line(finding.rule.id.text)
        var json = JSONWriter()
        json.properties([
            ("rule", rule), ("certainty", finding.certainty.rawValue),
            ("missing", finding.missing.isEmpty ? nil : finding.missing.map(\.rawValue).joined(separator: ", ")),
            ("doubts", finding.doubts.isEmpty ? nil : finding.doubts.map(\.description).joined(separator: ", ")),
            ("standing", finding.standing.rawValue), ("since", finding.knownSince.map { "\($0)" }),
            ("assumed", finding.isAssumed ? "true" : nil),
        ])
        // EXAMINE, as the inventory is read; the services are not tested.
        json.field("methods", ["EXAMINE"])
        // A finding that does not bear on the verdict is not a `finding` here.
        json.field("types", [finding.counts ? "finding" : "control-objective"])
        writeOrigins(to: &json)
        json.field("collected", made)
        let source = reportedRules[finding.rule.id]?.references.first.map { reference in
            var json = JSONWriter()
            json.object {
                writeEvidence(self.source(reference), OSCALText.markup(reference.title, limit: 400), to: &$0)
            }
            return json.output.bytes
        }
        return ObservationParts(rule: rule, keys: json.output.bytes, source: source)
    }

    /// Writes an observation about one use: the rule that catches it or may catch it, with the evidence.
    func writeObservation(
        _ reported: ReportedFinding,
        _ name: NamedUUID,
        _ parts: ObservationParts,
        to json: inout JSONWriter,
    ) {
        let service = OSCALText.escaped(OSCALText.line(reported.service.id))
        let jurisdiction = OSCALText.line(reported.jurisdiction.text)
        json.field("uuid", name.description)
        json.field("title", "\(service) in \(OSCALText.escaped(jurisdiction)): \(OSCALText.escaped(parts.rule))")
        json.field("description", OSCALText.escaped(text.message(reported)))
        json.members(parts.keys)
        json.field("subjects", each: [reported.service]) { json, subject in
            json.field("subject-uuid", self.name(subject).description)
            json.field("type", "component")
            json.field("title", service)
            json.properties([("jurisdiction", jurisdiction)])
        }
        json.key("relevant-evidence")
        json.array { list in
            list.object { writeEvidence(inventory, "The inventory, line \(reported.line).", to: &$0) }
            if let source = parts.source { list.members(source) }
        }
    }

    private func writeEvidence(_ resource: NamedUUID, _ description: String, to json: inout JSONWriter) {
        json.field("href", "#\(resource)")
        json.field("description", description)
    }
}
