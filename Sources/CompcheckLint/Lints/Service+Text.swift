package import CompcheckModel

extension Service {
    /// Its stated attributes as keys of an inventory with lists of names, in the inventory's order.
    package var keys: [(key: String, values: [String])] {
        let stated = traits.stated
        func names(_ names: [VendorName]?) -> [String]? {
            names?.map { name in
                switch name {
                case .known(let id): id.text
                case .unknown(let text): text
                }
            }
        }
        let keys: [(String, [String]?)] = [
            ("offering", stated.offering?.map(\.text)), ("vendor", names(stated.vendor)),
            ("operator", names(stated.operatedBy)), ("developers", names(stated.developers)),
            ("models", stated.models?.map(\.name)), ("weights", stated.weights?.map(\.rawValue)),
            ("route", stated.route?.map(\.text)), ("region", stated.region),
            ("scope", stated.scope?.map(\.text)), ("hosting", stated.hosting?.map(\.text)),
            ("egress", stated.egress?.map(\.text)), ("jurisdictions", jurisdictions.map(\.text)),
            ("notIn", stated.notIn.isEmpty ? nil : stated.notIn.map(\.text)),
            ("customer", stated.customer?.map(\.rawValue)), ("audience", stated.audience?.map(\.rawValue)),
            ("seat", stated.seat?.map(\.text)), ("capabilities", stated.capabilities?.map(\.text)),
            ("modalities", stated.modalities?.map(\.text)), ("data", stated.data?.map(\.text)),
            ("parties", names(stated.parties)), ("tags", stated.tags),
        ]
        return keys.compactMap { key, values in values.map { (key, $0) } }
    }

    /// Its stated attributes in one line: `for example with developers openai, jurisdictions CN`.
    var displayText: String {
        var parts = keys.map { "\($0.key) \($0.values.isEmpty ? "none" : $0.values.joined(separator: " and "))" }
        for owner in traits.stated.owners ?? [] {
            parts.append("owners \(owner.share) in \(owner.jurisdiction?.text ?? "no stated place")")
        }
        for vendor in traits.ownVendors {
            if let seat = vendor.seat { parts.append("\(vendor.name) seated in \(seat)") }
            for owner in vendor.owners { parts.append("\(owner.share) of \(vendor.name) held by \(owner.vendor)") }
        }
        return "for example with " + parts.joined(separator: ", ")
    }
}
