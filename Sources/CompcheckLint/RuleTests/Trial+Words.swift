package import CompcheckModel

extension Trial {
    /// The use in a few words: what, for whom, where.
    package var use: String {
        let said = service.traits.said
        let vendors = (said.vendor ?? []).map(\.text)
        let what: [String] =
            if let offering = said.offering, !offering.isEmpty { offering.map(\.text) } else if !vendors.isEmpty {
                vendors
            } else {
                (said.developers ?? []).map(\.text) + (said.models ?? []).map(\.name)
            }
        let more =
            (said.offering == nil ? said.route ?? [] : []).map(\.text) + (said.customer ?? []).map(\.rawValue)
            + (said.audience ?? []).map(\.rawValue)
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
        case .condition(_, let condition): condition.words
        case .alternative(let position, let conditions):
            "any[\(position)]: " + conditions.map(\.words).joined(separator: ", ")
        case .unless: "unless"
        case .override(let rule): "overrides \(rule)"
        }
    }
}

extension Condition {
    /// The condition in a few words, long lists cut short.
    fileprivate var words: String {
        let values = values.prefix(4).joined(separator: ", ") + (values.count > 4 ? ", …" : "")
        return switch test {
        case .any: "\(attribute.rawValue): \(values)"
        case .not, .outside: "\(attribute.rawValue) \(test.rawValue): \(values)"
        }
    }
}
