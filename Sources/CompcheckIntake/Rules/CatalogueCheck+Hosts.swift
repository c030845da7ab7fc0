internal import CompcheckModel

extension CatalogueCheck {
    /// Checks that the host patterns of all offerings are well formed and unique.
    ///
    /// The hosts of an offering's scopes are hosts of the offering too.
    func checkHosts(_ offerings: [CatalogueReader.Placed<Offering>]) {
        var taken: [String: Entry.Position] = [:]
        for placed in offerings {
            let ofScopes = placed.entry.entries("scopes").filter { $0["hosts"] != nil }.flatMap { $0.texts("hosts") }
            for host in placed.entry.texts("hosts") + ofScopes {
                let pattern = host.value.lowercased()
                if !isPattern(pattern) {
                    let what = "\(said: host.value) is not a host pattern: write it like `api.example.com` or "
                    log.note(host.position.problem(what + "`*.example.com`"))
                }
                if let earlier = taken[pattern] {
                    let what =
                        "the host \(said: host.value) is already listed at \(earlier.displayText): keep one of them"
                    log.note(host.position.problem(what))
                } else {
                    taken[pattern] = host.position
                }
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
