internal import CompcheckModel

/// A number with a word, in the singular or the plural: `1 use`, `12,000 uses`.
func counted(_ number: Int, _ singular: String, _ plural: String? = nil) -> String {
    "\(grouped(number)) \(number == 1 ? singular : plural ?? singular + "s")"
}

/// A number with commas between its thousands.
func grouped(_ number: Int) -> String {
    let digits = String(number)
    var text = ""
    for (position, digit) in digits.enumerated() {
        if position > 0, (digits.count - position).isMultiple(of: 3), digit != "-" { text += "," }
        text.append(digit)
    }
    return text
}

/// Words in a row: `a`, `a and b`, `a, b and c`.
func listed(_ words: [String]) -> String {
    guard let last = words.last, words.count > 1 else { return words.first ?? "" }
    return words.dropLast().joined(separator: ", ") + " and " + last
}

extension Attribute {
    /// What to state in an inventory so that the attribute is known.
    var inventoryWords: [String] {
        switch self {
        case .vendor, .offering, .operator, .model, .route, .region, .hosting, .customer, .audience, .seat, .data:
            ["`\(self == .model ? "models" : rawValue)`"]
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
    var words: String {
        switch self {
        case .inForce: "in force"
        case .pending, .scheduled, .suspended, .unenforced, .ended: rawValue
        }
    }
}
