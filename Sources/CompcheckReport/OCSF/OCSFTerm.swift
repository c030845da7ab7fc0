internal import CompcheckModel

/// A number of the schema with its caption; 99 means other, as described by the caption.
struct OCSFTerm {
    let number: Int
    let caption: String

    init(_ number: Int, _ caption: String) {
        self.number = number
        self.caption = caption
    }

    /// Returns the rule's severity: at most medium if the finding is only possible, informational if it changes no
    /// verdict.
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

    /// Returns the result of checking a rule; the schema calls a lack of information a warning.
    static func status(of finding: Finding) -> OCSFTerm {
        guard finding.binds else { return OCSFTerm(99, "Noted") }
        guard finding.counts else { return OCSFTerm(99, "Not enforced") }
        return finding.certainty == .certain ? OCSFTerm(3, "Fail") : OCSFTerm(2, "Warning")
    }

    /// Returns the confidence in a rule.
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
    /// Writes the number and the caption as a pair of keys, as the schema requires.
    mutating func write(_ name: String, _ term: OCSFTerm) {
        field(name + "_id", term.number)
        field(name, term.caption)
    }
}
