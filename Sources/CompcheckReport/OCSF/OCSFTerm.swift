internal import CompcheckModel

/// A number of the schema with its caption; 99 stands for what the schema has no number for, which the caption says.
struct OCSFTerm {
    let number: Int
    let caption: String

    init(_ number: Int, _ caption: String) {
        self.number = number
        self.caption = caption
    }

    /// As severe as the rule; what is only possible is at most medium, and what changes no verdict informs.
    static func severity(of finding: Finding) -> OCSFTerm {
        guard finding.counts else { return OCSFTerm(1, "Informational") }
        let isCertain = finding.certainty == .certain
        return switch finding.rule.severity {
        case .critical: isCertain ? OCSFTerm(5, "Critical") : OCSFTerm(3, "Medium")
        case .high: isCertain ? OCSFTerm(4, "High") : OCSFTerm(3, "Medium")
        case .medium: OCSFTerm(3, "Medium")
        case .low: OCSFTerm(2, "Low")
        case .info: OCSFTerm(1, "Informational")
        }
    }

    /// How the check of a rule ended: for the schema, one that lacks information ends with a warning.
    static func status(of finding: Finding) -> OCSFTerm {
        guard finding.binds else { return OCSFTerm(99, "Noted") }
        guard finding.counts else { return OCSFTerm(99, "Not enforced") }
        return finding.certainty == .certain ? OCSFTerm(3, "Fail") : OCSFTerm(2, "Warning")
    }

    /// How far a rule can be trusted.
    static func confidence(in rule: Rule) -> OCSFTerm {
        switch rule.confidence {
        case .high: OCSFTerm(3, "High")
        case .medium: OCSFTerm(2, "Medium")
        case .low: OCSFTerm(1, "Low")
        case .contested: OCSFTerm(99, "Contested")
        }
    }
}

extension JSONWriter {
    /// Writes the number and the caption under two keys, as the schema pairs them.
    mutating func write(_ name: String, _ term: OCSFTerm) {
        field(name + "_id", term.number)
        field(name, term.caption)
    }
}
