package import CompcheckModel
package import CompcheckReport

/// By which ways a developer's models can be had in a place, as one answer to one question.
///
/// The same setting, request and ways give the same bytes.
package struct RouteReport: Sendable {
    let setting: Setting
    let request: Traits.Said
    let place: JurisdictionCode
    let ways: [JudgedWay]

    /// A report.
    ///
    /// - Parameters:
    ///   - setting: what the answers rest on.
    ///   - request: which models or developers, and for whom.
    ///   - place: where.
    ///   - ways: the ways, best first.
    package init(_ setting: Setting, request: Traits.Said, in place: JurisdictionCode, _ ways: [JudgedWay]) {
        self.setting = setting
        self.request = request
        self.place = place
        self.ways = ways
    }

    /// What is wanted, as the user may name it.
    var subject: String {
        if let models = request.models { return models.map(\.name).joined(separator: ", ") }
        let vendors = Dictionary(setting.rulebook.catalogue.vendors.map { ($0.id, $0.name) }) { first, _ in first }
        let names = (request.developers ?? []).map { name in
            switch name {
            case .known(let id): vendors[id] ?? id.text
            case .unknown(let text): text
            }
        }
        return "models of " + names.joined(separator: ", ")
    }

    /// What is said of the user, one part for each attribute; what is not said is left out.
    var circumstances: [(name: String, values: [String])] {
        let parts: [(name: String, values: [String]?)] = [
            ("customer", request.customer?.map(\.rawValue)),
            ("audience", request.audience?.map(\.rawValue)),
            ("seat", request.seat?.map(\.text)),
            ("data", request.data.map { $0.isEmpty ? ["none"] : $0.map(\.text) }),
            (
                "owners",
                request.owners.map { owners in
                    owners.isEmpty ? ["none"] : owners.map { "\($0.jurisdiction?.text ?? "?")=\($0.share)" }
                },
            ),
        ]
        return parts.compactMap { part in part.values.map { (part.name, $0) } }
    }
}
