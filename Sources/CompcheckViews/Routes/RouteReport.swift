package import CompcheckModel
package import CompcheckReport

/// The routes by which a developer's models are available in a jurisdiction.
///
/// The same setting, request and routes give the same bytes.
package struct RouteReport: Sendable {
    let setting: Setting
    let request: Traits.Stated
    let jurisdiction: JurisdictionCode
    let routes: [EvaluatedRoute]

    /// Creates a report.
    ///
    /// - Parameters:
    ///   - setting: what the answers rest on.
    ///   - request: the models or developers, and the user.
    ///   - jurisdiction: the jurisdiction.
    ///   - routes: the routes, best first.
    package init(
        _ setting: Setting,
        request: Traits.Stated,
        in jurisdiction: JurisdictionCode,
        _ routes: [EvaluatedRoute],
    ) {
        self.setting = setting
        self.request = request
        self.jurisdiction = jurisdiction
        self.routes = routes
    }

    /// The requested models, in words.
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

    /// The stated facts about the user, by attribute; without attributes that are not stated.
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
