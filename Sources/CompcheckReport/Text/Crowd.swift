internal import CompcheckModel

/// Uses that are told together: how many, and the first few services by name.
struct Crowd: Sendable {
    /// A service with the places of its uses.
    struct Example: Sendable {
        /// The service's id.
        let id: String
        /// What people call it.
        let name: String?
        /// Who answers for it.
        let owner: String?
        /// The first few places.
        var places: [JurisdictionCode]
        /// How many places there are.
        var placeCount = 1
    }

    /// At most this many services are remembered.
    static let exampleLimit = 5
    /// At most this many places of each.
    static let placeLimit = 6

    /// How many uses there are.
    private(set) var uses = 0
    /// Of how many services.
    private(set) var services = 0
    /// The first services.
    private(set) var examples: [Example] = []
    /// The best alternative to the first of them that has one.
    private(set) var alternative: Alternative?
    /// Whether some of them have another best alternative, or none.
    private(set) var variesInAlternative = false
    private var latestService = 0

    /// Counts one more use; `ordinal` numbers the services of the inventory from 1.
    mutating func add(_ use: Use, ordinal: Int) {
        note(use.alternative)
        uses += 1
        guard latestService == ordinal else {
            latestService = ordinal
            services += 1
            guard examples.count < Crowd.exampleLimit else { return }
            let service = use.service
            examples.append(
                Example(id: service.id, name: service.name, owner: service.owner, places: [use.jurisdiction])
            )
            return
        }
        guard services == examples.count else { return }
        examples[services - 1].placeCount += 1
        guard examples[services - 1].places.count < Crowd.placeLimit else { return }
        examples[services - 1].places.append(use.jurisdiction)
    }

    private mutating func note(_ best: Alternative?) {
        if uses == 0 {
            alternative = best
        } else if best !== alternative, best?.offering.id != alternative?.offering.id {
            variesInAlternative = true
            alternative = alternative ?? best
        }
    }
}
