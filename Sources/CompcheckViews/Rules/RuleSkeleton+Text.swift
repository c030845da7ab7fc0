package import CompcheckModel

// Explanations of the values in a rule file, for its skeleton.

extension Rule.Effect {
    package var displayText: String {
        switch self {
        case .prohibits: "the use is forbidden"
        case .requires: "the use needs something first; name it under `requirement`"
        case .permits: "the use is allowed, often as an exception that lifts other rules (`overrides`)"
        case .exempts: "rules named under `overrides` do not reach the use; nothing is permitted by that"
        case .notes: "the reader should know; it changes no verdict"
        }
    }

    /// The verdict of a use that a rule with this effect decides.
    package var verdict: Verdict? {
        switch self {
        case .prohibits: .prohibited
        case .requires: .restricted
        case .permits: .permitted
        case .exempts, .notes: nil
        }
    }
}

extension Rule.Confidence {
    package var displayText: String {
        switch self {
        case .high: "the text itself was read and is clear"
        case .medium: "known from good reports, or the text leaves room"
        case .low: "known from memory or from one weak source; such an exception lifts nothing for certain"
        case .contested: "sources disagree; name them all, and say how in `guidance`"
        }
    }
}

extension Event.Kind {
    package var displayText: String {
        switch self {
        case .announced: "made known; does not bind yet"
        case .introduced: "a bill was brought in"
        case .advanced: "a bill took a step, such as a vote"
        case .enacted: "signed or adopted; does not bind yet"
        case .effective: "binds from that day on"
        case .observed: "seen in force on that day; nobody knows since when (`notBefore`: not before that day)"
        case .resumed: "binds again"
        case .enforced: "enforced from that day on, after it was not"
        case .suspended: "does not bind for a time"
        case .unenforced: "stands, but its authority does not enforce it"
        case .repealed: "ended by its authority"
        case .expired: "ended by its own terms"
        case .failed: "a bill that came to nothing"
        case .withdrawn: "taken back before or after it bound"
        case .amended: "the paper changed, but nothing that is written here"
        case .corrected: "the paper was corrected, but nothing that is written here"
        }
    }
}

extension Attribute {
    package var displayText: String {
        switch self {
        case .vendor: "who sells it: ids of catalogue/vendors.yaml"
        case .offering: "the product on its route: ids of catalogue/offerings.yaml"
        case .operator: "who runs it: ids of vendors"
        case .developer: "whose model it is: ids of vendors"
        case .model: "names of models, as inventories write them"
        case .route: "how it reaches the user: catalogue/routes.yaml"
        case .region: "the vendor's name of the region, such as southeastasia"
        case .hosting: "where it computes: places"
        case .egress: "from where its requests leave for the vendor: places"
        case .jurisdiction: "where it is used: places"
        case .customer: Customer.allCases.map(\.rawValue).joined(separator: ", ")
        case .audience: Audience.allCases.map(\.rawValue).joined(separator: ", ")
        case .seat: "where the organisation that uses it sits: places"
        case .family: "which family its models are of: ids of catalogue/models.yaml"
        case .weights:
            "whether the models' weights may be obtained: \(Weights.allCases.map(\.rawValue).joined(separator: ", "))"
        case .capability: "what it does: catalogue/capabilities.yaml"
        case .modality: "what it works on: catalogue/modalities.yaml"
        case .data: "what data it sees: catalogue/data.yaml"
        case .tag: "free words of the organisation"
        case .vendorSeat: "where the vendor sits: places"
        case .operatorSeat: "where the operator sits: places"
        case .developerSeat: "where the developer sits: places"
        case .party: "vendor, operator, developer or anyone else who takes part: ids of vendors"
        case .ownerMajority: "places whose owners hold more than half of the organisation"
        case .ownerHalf: "places whose owners hold at least half of the organisation"
        case .partyOwnerHalf: "vendors that hold at least half of the organisation or of one who takes part"
        }
    }
}
