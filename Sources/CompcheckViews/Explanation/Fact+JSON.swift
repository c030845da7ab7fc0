internal import CompcheckModel
internal import CompcheckReport

extension Fact {
    /// Writes the keys of a fact.
    func write(to json: inout JSONWriter) {
        json.field("attribute", attribute.rawValue)
        json.field("known", each: known) { $1.write(to: &$0) }
        json.field("candidates", each: candidates) { $1.write(to: &$0) }
        json.field("open", isOpen)
        json.field("gaps", each: gaps) { $1.write(to: &$0) }
    }
}

extension Fact.Value {
    /// Writes the keys of a value and of its source.
    func write(to json: inout JSONWriter) {
        json.field("value", text)
        switch source {
        case .service: json.field("from", "service")
        case .organization: json.field("from", "organization")
        case .model(let name):
            json.field("from", "model")
            json.field("model", name)
        case .family(let id, let name):
            json.field("from", "family")
            json.field("family", id.text)
            json.field("model", name)
        case .scope(let id, let evidence):
            json.field("from", "scope")
            json.field("scope", id.text)
            if case .model(let name) = evidence { json.field("model", name) }
        case .placeOfUse: json.field("from", "place-of-use")
        case .offering(let id):
            json.field("from", "offering")
            json.field("offering", id.text)
        case .host(let pattern, let id):
            json.field("from", "host")
            json.field("pattern", pattern)
            json.field("offering", id.text)
        case .region(let code, let id):
            json.field("from", "region")
            json.field("region", code)
            json.field("offering", id.text)
        case .offerings(let vendor):
            json.field("from", "offerings-of-vendor")
            json.field("vendor", vendor.text)
        case .vendor(let id):
            json.field("from", "catalogue-vendor")
            json.field("vendor", id.text)
        case .ownVendor(let id):
            json.field("from", "organization-vendor")
            json.field("vendor", id.text)
        }
    }
}

extension Fact.UnknownReason {
    /// Writes the keys of a gap.
    fileprivate func write(to json: inout JSONWriter) {
        switch self {
        case .silent: json.field("kind", "silent")
        case .name(let name): write("unknown-name", name, to: &json)
        case .model(let name): write("model-without-maker", name, to: &json)
        case .noFamily(let name): write("model-without-family", name, to: &json)
        case .noWeights(let name): write("model-without-weights", name, to: &json)
        case .scope(let id): write("scope-anywhere", id.text, to: &json)
        case .scopeUntold(let model?): write("scope-untold", model, to: &json)
        case .scopeUntold(nil): json.field("kind", "scope-untold")
        case .proxy: json.field("kind", "behind-a-proxy")
        case .seat(let vendor): write("unknown-seat", vendor.text, to: &json)
        case .region(let code): write("unknown-region", code, to: &json)
        case .offering(let id): write("offering-does-not-say", id.text, to: &json)
        }
    }

    private func write(_ kind: String, _ about: String, to json: inout JSONWriter) {
        json.field("kind", kind)
        json.field("about", about)
    }
}
