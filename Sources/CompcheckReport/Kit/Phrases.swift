package import CompcheckModel

/// Returns a number with a noun in the singular or plural: `1 use`, `12,000 uses`.
package func counted(_ number: Int, _ singular: String, _ plural: String? = nil) -> String {
    "\(grouped(number)) \(number == 1 ? singular : plural ?? singular + "s")"
}

/// Formats a number with commas between thousands.
package func grouped(_ number: Int) -> String {
    let digits = String(number)
    var text = ""
    for (position, digit) in digits.enumerated() {
        if position > 0, (digits.count - position).isMultiple(of: 3), digit != "-" { text += "," }
        text.append(digit)
    }
    return text
}

/// Joins words: `a`, `a and b`, `a, b and c`.
package func listed(_ words: [String], _ joint: String = "and") -> String {
    guard let last = words.last, words.count > 1 else { return words.first ?? "" }
    return words.dropLast().joined(separator: ", ") + " \(joint) " + last
}

extension Attribute {
    /// The inventory keys that state the attribute.
    package var inventoryKeys: [String] {
        switch self {
        case .vendor, .offering, .operator, .model, .route, .region, .hosting, .egress, .customer, .audience, .seat,
            .weights, .data:
            ["`\(self == .model ? "models" : rawValue)`"]
        case .family: ["`models`"]
        case .developer: ["`developers`"]
        case .jurisdiction: ["`jurisdictions` more finely (or `notIn`)"]
        case .capability: ["`capabilities`"]
        case .modality: ["`modalities`"]
        case .tag: ["`tags`"]
        case .vendorSeat: ["the vendor's seat (`organization.vendors`)"]
        case .operatorSeat: ["the operator's seat (`organization.vendors`)"]
        case .developerSeat: ["the developers' seats (`organization.vendors`)"]
        case .ownerMajority, .ownerHalf: ["`owners`"]
        case .party, .partyOwnerHalf: ["`vendor`", "`operator`", "`developers`", "`parties`"]
        }
    }
}

extension Standing {
    /// The standing in everyday words.
    package var displayText: String {
        switch self {
        case .inForce: "in force"
        case .uncertain: "perhaps in force"
        case .pending, .scheduled, .suspended, .unenforced, .ended: rawValue
        }
    }
}

extension Rule {
    /// The grammatical mood for a rule's effect.
    package enum Mood {
        case does
        case may
        case would
        case might

        fileprivate func describe(_ verb: String) -> String {
            switch self {
            case .does: verb + "s"
            case .may: "may " + verb
            case .would: "would " + verb
            case .might: "might " + verb
            }
        }
    }

    /// Returns the rule's effect as words, such as `may prohibit without LICENCE`.
    package func act(_ mood: Mood) -> String {
        let needed = requirement.map { SafeText.of($0.text) }
        return switch effect {
        case .prohibits: mood.describe("prohibit") + (needed.map { " without \($0)" } ?? "")
        case .requires: mood.describe("require") + (needed.map { " \($0)" } ?? "")
        case .permits: mood.describe("permit")
        case .exempts: mood.describe("exempt")
        case .notes: mood.describe("note")
        }
    }
}

extension Evidence {
    /// The reference of the evidence and the days on which it is valid; safe to print.
    package var displayText: String {
        let reference = reference.map { SafeText.of($0) } ?? "evidence without reference"
        let from = validFrom.map { " from \($0)" } ?? ""
        let to = validUntil.map { " to \($0.advanced(by: -1))" } ?? ""
        return reference + (from.isEmpty && to.isEmpty ? "" : ", valid\(from)\(to)")
    }
}
