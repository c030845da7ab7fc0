package import CompcheckModel

/// Uses that are told together: how many, and the first few services by name.
package struct Crowd: Sendable {
    /// A service with the places of its uses.
    package struct Example: Sendable {
        /// The service's id.
        package let id: String
        /// What people call it.
        package let name: String?
        /// Who answers for it.
        package let owner: String?
        /// The first few places.
        package var places: [JurisdictionCode]
        /// How many places there are.
        package var placeCount = 1
    }

    /// At most this many services are remembered.
    package static let exampleLimit = 5
    /// At most this many places of each.
    package static let placeLimit = 6

    /// How many uses there are.
    package private(set) var uses = 0
    /// Of how many services.
    package private(set) var services = 0
    /// The first services.
    package private(set) var examples: [Example] = []
    /// The best alternative to the first of them that has one.
    package private(set) var alternative: Alternative?
    /// Whether some of them have another best alternative, or none.
    package private(set) var variesInAlternative = false
    private var latestService = 0

    /// No use yet.
    package init() {}

    /// Counts one more use; `ordinal` numbers the services of the inventory from 1.
    package mutating func add(
        _ service: Service,
        in place: JurisdictionCode,
        ordinal: Int,
        alternative best: Alternative? = nil,
    ) {
        note(best)
        uses += 1
        guard latestService == ordinal else {
            latestService = ordinal
            services += 1
            guard examples.count < Crowd.exampleLimit else { return }
            examples.append(Example(id: service.id, name: service.name, owner: service.owner, places: [place]))
            return
        }
        guard services == examples.count else { return }
        examples[services - 1].placeCount += 1
        guard examples[services - 1].places.count < Crowd.placeLimit else { return }
        examples[services - 1].places.append(place)
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

extension Crowd {
    /// The services with their places, the first few; people's names for them where there is room.
    package var spans: [Span] {
        var parts: [[Span]] = examples.map { example in
            let places = example.places.map { SafeText.of($0.text) }
            let rest = example.placeCount - places.count
            let more = rest > 0 ? ["\(grouped(rest)) more"] : []
            var part: [Span] = [.bold(SafeText.of(example.id, limit: 80)), "\u{A0}in\u{A0}"]
            part.append(Span((places + more).joined(separator: ", ")))
            let people = [example.name, example.owner].compactMap { $0 }.map { SafeText.of($0, limit: 60) }
            if services <= 3, !people.isEmpty { part.append(.dim(" (\(people.joined(separator: ", ")))")) }
            return part
        }
        let rest = services - examples.count
        if rest > 0 { parts.append([Span("and \(counted(rest, "more service"))")]) }
        return [Span](parts, separatedBy: "; ")
    }

    /// The best alternative in a line: `Azure OpenAI (azure-openai): permitted`.
    package var instead: [Span]? {
        guard let alternative else { return nil }
        let (offering, answer) = (alternative.offering, alternative.answer)
        let id = SafeText.of(offering.id.text)
        let name = offering.title.map { "\(SafeText.of($0)) (\(id))" } ?? id
        let worst = answer.atWorst > answer.verdict ? ", may be \(answer.atWorst.rawValue)" : ""
        let others = variesInAlternative ? "; for some uses another or none" : ""
        return [
            Span("\(name): "), Span(answer.verdict.rawValue, .verdict(answer.verdict)), Span("\(worst)\(others)"),
        ]
    }
}
