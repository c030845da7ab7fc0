internal import CompcheckModel

/// A reason in the JSON of `run_finding.because`.
struct RecordedReason: Codable {
    private let attribute: Attribute
    private let values: [String]

    private enum CodingKeys: String, CodingKey {
        case attribute = "attribute"
        case values = "values"
    }

    init(_ reason: Reason) { (attribute, values) = (reason.attribute, reason.values) }

    /// The decoded reason.
    var reason: Reason { Reason(attribute: attribute, values: values) }
}
