internal import CompcheckModel
internal import CompcheckReport

extension Provenance {
    /// The source of a value in a few words; not yet safe to print.
    var displayText: String {
        switch self {
        case .service: "inventory"
        case .model(let name): "model \(name)"
        case .family(let id, let name): "\(id), model \(name)"
        case .scope(let id, let evidence): "\(id)\(evidence.displayText)"
        case .placeOfUse: "the place of use, as nobody says otherwise"
        case .organization: "organisation"
        case .offering(let id): "offering \(id)"
        case .host(let pattern, let id): "host \(pattern), offering \(id)"
        case .region(let code, let id): "region \(code) of \(id)"
        case .offerings(let vendor): "all offerings of \(vendor)"
        case .vendor(let id): "catalogue on \(id)"
        case .ownVendor(let id): "organisation on \(id)"
        }
    }
}

extension ScopeEvidence {
    /// What shows the scope, to follow its id.
    fileprivate var displayText: String {
        switch self {
        case .service: ", inventory"
        case .model(let name): ", model \(name)"
        case .host: ", endpoint"
        }
    }
}

extension Fact.UnknownReason {
    /// The reason why a fact is incomplete; not yet safe to print.
    var displayText: String {
        switch self {
        case .silent: "the inventory does not say"
        case .name(let name): "nobody knows `\(name)`"
        case .model(let name): "the model `\(name)` does not tell whose it is"
        case .noFamily(let name): "the model `\(name)` is of no family that the catalogue knows"
        case .noWeights(let name): "the catalogue does not say whether the weights of `\(name)` may be obtained"
        case .scope(let id): "with the scope `\(id)` the provider may compute anywhere"
        case .scopeUntold(let model?): "the model `\(model)` does not tell how far its requests travel (`scope`)"
        case .scopeUntold(nil): "nothing tells how far its requests travel (`scope`)"
        case .proxy: "behind a proxy requests leave from where it stands (`egress`)"
        case .seat(let vendor): "the seat of \(vendor) is not known"
        case .region(let code): "the catalogue does not know region `\(code)`"
        case .offering(let id): "the catalogue does not say it of \(id)"
        }
    }
}

extension [Fact.Value] {
    /// Joins the values with a word and appends their sources; neighbours with the same source share its mention.
    func describe(_ joint: String) -> String {
        var runs: [(texts: [String], source: Provenance)] = []
        for value in self {
            if runs.last?.source == value.source {
                runs[runs.count - 1].texts.append(value.text)
            } else {
                runs.append(([value.text], value.source))
            }
        }
        return listed(runs.map { "\(listed($0.texts, joint)) (\($0.source.displayText))" }, joint)
    }
}

extension Fact {
    /// The known values of the attribute; not yet safe to print.
    var displayText: String {
        var parts = known.isEmpty ? [] : [known.describe("and")]
        if !candidates.isEmpty { parts.append("perhaps " + candidates.describe("or")) }
        if !gaps.isEmpty {
            let reasons = listed(gaps.map(\.displayText), "and")
            parts.append(parts.isEmpty ? "not known: \(reasons)" : "perhaps others: \(reasons)")
        }
        return parts.isEmpty ? "none" : parts.joined(separator: "; ")
    }
}
