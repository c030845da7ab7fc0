package import CompcheckModel

extension Service {
    /// Its stated attributes as keys of an inventory with lists of names, in the inventory's order.
    package var keys: [(key: String, values: [String])] {
        let said = traits.said
        func names(_ names: [VendorName]?) -> [String]? {
            names?.map { name in
                switch name {
                case .known(let id): id.text
                case .unknown(let text): text
                }
            }
        }
        let keys: [(String, [String]?)] = [
            ("offering", said.offering?.map(\.text)), ("vendor", names(said.vendor)),
            ("operator", names(said.operatedBy)), ("developers", names(said.developers)),
            ("models", said.models?.map(\.name)), ("route", said.route?.map(\.text)), ("region", said.region),
            ("hosting", said.hosting?.map(\.text)), ("jurisdictions", jurisdictions.map(\.text)),
            ("notIn", said.notIn.isEmpty ? nil : said.notIn.map(\.text)),
            ("customer", said.customer?.map(\.rawValue)), ("audience", said.audience?.map(\.rawValue)),
            ("seat", said.seat?.map(\.text)), ("capabilities", said.capabilities?.map(\.text)),
            ("modalities", said.modalities?.map(\.text)), ("data", said.data?.map(\.text)),
            ("parties", names(said.parties)), ("tags", said.tags),
        ]
        return keys.compactMap { key, values in values.map { (key, $0) } }
    }

    /// Its stated attributes in one line: `for example with developers openai, jurisdictions CN`.
    var words: String {
        var parts = keys.map { "\($0.key) \($0.values.isEmpty ? "none" : $0.values.joined(separator: " and "))" }
        for owner in traits.said.owners ?? [] {
            parts.append("owners \(owner.share) in \(owner.jurisdiction?.text ?? "no stated place")")
        }
        for vendor in traits.ownVendors {
            if let seat = vendor.seat { parts.append("\(vendor.name) seated in \(seat)") }
            for owner in vendor.owners { parts.append("\(owner.share) of \(vendor.name) held by \(owner.vendor)") }
        }
        return "for example with " + parts.joined(separator: ", ")
    }
}
