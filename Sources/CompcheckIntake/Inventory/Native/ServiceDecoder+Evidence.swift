internal import CompcheckModel

extension ServiceDecoder {
    /// Reads a list of evidence.
    func evidence(_ tree: JSONTree?, at path: String) -> [Evidence] {
        (desk.array(tree, at: path) ?? []).compactMap { tree, path in
            let keys = ["requirement", "reference", "jurisdictions", "validFrom", "validUntil"]
            guard let members = desk.members(tree, at: path, keys: keys) else { return nil }
            guard members["requirement"] != nil else {
                desk.complain("`requirement` is missing: name the requirement that is met", about: tree, at: path)
                return nil
            }
            guard let requirement = desk.word(members["requirement"], at: desk.join(path, "requirement"))
            else { return nil }
            if !names.index.requirements.contains(RequirementID(requirement)) {
                let hint = desk.hint(requirement, names.index.requirements.map(\.text))
                let what = "evidence for \(said: requirement), which is no requirement of this rulebook"
                desk.note(.unknownName, what + hint)
            }
            return Evidence(
                requirement: RequirementID(requirement),
                reference: desk.text(members["reference"], at: desk.join(path, "reference")),
                jurisdictions: desk.list(members["jurisdictions"], at: desk.join(path, "jurisdictions")) {
                    names.jurisdiction($0, at: $1, desk)
                },
                validFrom: desk.day(members["validFrom"], at: desk.join(path, "validFrom")),
                validUntil: desk.day(members["validUntil"], at: desk.join(path, "validUntil")),
            )
        }
    }
}
