package import CompcheckModel

extension RuleTest {
    /// The use in a few words: what, for whom, where.
    package var use: String {
        let stated = service.traits.stated
        let vendors = (stated.vendor ?? []).map(\.text)
        let what: [String] =
            if let offering = stated.offering, !offering.isEmpty { offering.map(\.text) } else if !vendors.isEmpty {
                vendors
            } else {
                (stated.developers ?? []).map(\.text) + (stated.models ?? []).map(\.name)
            }
        let more =
            (stated.offering == nil ? stated.route ?? [] : []).map(\.text) + (stated.customer ?? []).map(\.rawValue)
            + (stated.audience ?? []).map(\.rawValue)
        let name = what.isEmpty ? service.id : what.joined(separator: "+")
        return name + " in \(jurisdiction)" + (more.isEmpty ? "" : " (\(more.joined(separator: ", ")))")
    }
}

extension VendorName {
    fileprivate var text: String {
        switch self {
        case .known(let id): id.text
        case .unknown(let text): text
        }
    }
}

extension Clause: CustomStringConvertible {
    /// The clause in a few words, as it is written in the rule file.
    package var description: String {
        switch self {
        case .condition(_, let condition): condition.displayText
        case .alternative(let position, let conditions):
            "any[\(position)]: " + conditions.map(\.displayText).joined(separator: ", ")
        case .unless: "unless"
        case .override(let rule): "overrides \(rule)"
        }
    }
}

extension Condition {
    /// The condition in a few words, long lists cut short.
    fileprivate var displayText: String {
        let values = values.prefix(4).joined(separator: ", ") + (values.count > 4 ? ", …" : "")
        return switch test {
        case .any: "\(attribute.rawValue): \(values)"
        case .not, .outside: "\(attribute.rawValue) \(test.rawValue): \(values)"
        }
    }
}
