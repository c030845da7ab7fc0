internal import CompcheckModel

extension CatalogueCheck {
    /// Checks that the host patterns of all offerings are well formed and unique.
    func checkHosts(_ offerings: [CatalogueReader.Placed<Offering>]) {
        var taken: [String: OfferingID] = [:]
        for placed in offerings {
            for host in placed.entry.texts("hosts") {
                let pattern = host.value.lowercased()
                if !isPattern(pattern) {
                    let what = "\(said: host.value) is not a host pattern: write it like `api.example.com` or "
                    log.note(host.position.problem(what + "`*.example.com`"))
                }
                if let other = taken[pattern] {
                    log.note(host.position.problem("the host \(said: host.value) already belongs to \(said: other)"))
                }
                taken[pattern] = placed.content.id
            }
        }
    }

    private func isPattern(_ pattern: String) -> Bool {
        let labels = pattern.split(separator: ".", omittingEmptySubsequences: false)
        guard labels.count > 1, labels.last != "*" else { return false }
        return labels.allSatisfy { label in
            label == "*"
                || (!label.isEmpty
                    && label.utf8.allSatisfy { $0.isLowerCaseLetter || $0.isDigit || $0 == UInt8(ascii: "-") })
        }
    }
}
