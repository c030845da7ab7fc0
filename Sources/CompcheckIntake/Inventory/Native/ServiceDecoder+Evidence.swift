internal import CompcheckModel

extension ServiceDecoder {
    /// Reads a list of evidence.
    func evidence(_ tree: JSONTree?, at path: String) -> [Evidence] {
        (decoding.array(tree, at: path) ?? []).compactMap { tree, path in
            let keys = ["requirement", "reference", "jurisdictions", "validFrom", "validUntil"]
            guard let members = decoding.members(tree, at: path, keys: keys) else { return nil }
            guard members["requirement"] != nil else {
                decoding.complain("`requirement` is missing: name the requirement that is met", about: tree, at: path)
                return nil
            }
            guard let requirement = decoding.word(members["requirement"], at: decoding.join(path, "requirement"))
            else { return nil }
            if !names.index.requirements.contains(RequirementID(requirement)) {
                let hint = decoding.hint(requirement, names.index.requirements.map(\.text))
                let what = "evidence for \(said: requirement), which is no requirement of this rulebook"
                decoding.note(.unknownName, what + hint)
            }
            return Evidence(
                requirement: RequirementID(requirement),
                reference: decoding.text(members["reference"], at: decoding.join(path, "reference")),
                jurisdictions: decoding.list(members["jurisdictions"], at: decoding.join(path, "jurisdictions")) {
                    names.jurisdiction($0, at: $1, decoding)
                },
                validFrom: decoding.day(members["validFrom"], at: decoding.join(path, "validFrom")),
                validUntil: decoding.day(members["validUntil"], at: decoding.join(path, "validUntil")),
            )
        }
    }
}
