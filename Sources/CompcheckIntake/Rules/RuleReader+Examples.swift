internal import CompcheckModel
internal import Yams

extension RuleReader {
    /// The keys that the use of an example may have: those of the inventory format, and its only jurisdiction.
    private static let useKeys = ["jurisdiction", "endpoint"] + ServiceDecoder.traitKeys

    /// Reads the test cases of a rule.
    func examples(_ entry: Entry) -> [Rule.Example] { entry.entries("examples").compactMap { example($0) } }

    private func example(_ item: Entry) -> Rule.Example? {
        item.allowOnly(["on", "use", "expect", "bites"])
        let expect = item.choice("expect", of: Verdict.self)
        let bites = item.choice("bites", of: Rule.Example.Bite.self)
        if item["expect"] == nil, item["bites"] == nil {
            item.note("an example needs `expect`, `bites` or both", at: item.node)
        }
        let day = item.required("on") == nil ? nil : item.day("on")
        guard let use = item.required("use", as: "an example tests one use") else { return nil }
        use.allowOnly(RuleReader.useKeys)
        if use["jurisdiction"] == nil { use.note("`jurisdiction` is missing: a use needs one", at: use.node) }
        var stated: [String: [String]] = [:]
        for (key, value) in use.node.mapping ?? [:] {
            guard let key = key.scalar?.string, key != "owners", RuleReader.useKeys.contains(key) else { continue }
            let texts = value.sequence?.isEmpty == true ? [] : use.texts(value, key)
            for text in texts { check(text, ofUse: key) }
            if key == "jurisdiction", let list = value.sequence, list.count != 1 {
                use.note("`jurisdiction` of an example must name exactly one", at: value)
            }
            stated[key] = texts.map(\.value)
        }
        let owners = owners(use)
        return day.map { Rule.Example(on: $0, use: stated, owners: owners, expect: expect, bites: bites) }
    }

    private func owners(_ use: Entry) -> [Rule.Example.Owner]? {
        guard use["owners"] != nil else { return nil }
        return use.entries("owners").compactMap { owner in
            owner.allowOnly(["jurisdiction", "party", "share"])
            let (jurisdiction, party) = (owner.text("jurisdiction"), owner.text("party"))
            if let jurisdiction { names.check(jurisdiction, .jurisdiction, log) }
            guard let share = owner.required("share") else { return nil }
            if Share(share.value) == nil {
                log.note(share.position.problem("\(said: share.value) is not a share: write a number from 0 to 1"))
            }
            return Rule.Example.Owner(jurisdiction: jurisdiction?.value, party: party?.value, share: share.value)
        }
    }

    /// Logs a value that no inventory could contain.
    ///
    /// Vendors, models, regions and tags are free text in inventories, and so they are here.
    private func check(_ text: Entry.Text, ofUse key: String) {
        switch key {
        case "offering": names.check(text, .offering, log)
        case "scope": names.check(text, .scope, log)
        case "weights": names.check(text, of: .weights, log)
        case "jurisdiction", "hosting", "egress", "seat", "notIn": names.check(text, .jurisdiction, log)
        case "route": names.check(text, of: .route, log)
        case "capabilities": names.check(text, of: .capability, log)
        case "modalities": names.check(text, of: .modality, log)
        case "data": names.check(text, of: .data, log)
        case "customer": names.check(text, of: .customer, log)
        case "audience": names.check(text, of: .audience, log)
        default: break
        }
    }
}
