package import CompcheckModel

/// A group of uses: their number, and the first few services by name.
package struct UseSample: Sendable {
    /// A service with the jurisdictions of its uses.
    package struct Example: Sendable {
        /// The service's id.
        package let id: String
        /// The name that people use for it.
        package let name: String?
        /// Who is responsible for it.
        package let owner: String?
        /// The first few jurisdictions.
        package var jurisdictions: [JurisdictionCode]
        /// The number of jurisdictions.
        package var jurisdictionCount = 1
    }

    /// The maximum number of services to remember.
    package static let exampleLimit = 5
    /// The maximum number of jurisdictions of each service to remember.
    package static let jurisdictionLimit = 6

    /// The number of uses.
    package private(set) var uses = 0
    /// The number of services.
    package private(set) var services = 0
    /// The first few services.
    package private(set) var examples: [Example] = []
    /// The best alternative to the first use that has one.
    package private(set) var alternative: Alternative?
    /// Whether some uses have another best alternative, or none.
    package private(set) var variesInAlternative = false
    private var latestService = 0

    /// No use yet.
    package init() {}

    /// Adds a use; `ordinal` numbers the services of the inventory from 1.
    package mutating func add(
        _ service: Service,
        in jurisdiction: JurisdictionCode,
        ordinal: Int,
        alternative best: Alternative? = nil,
    ) {
        note(best)
        uses += 1
        guard latestService == ordinal else {
            latestService = ordinal
            services += 1
            guard examples.count < UseSample.exampleLimit else { return }
            examples.append(
                Example(id: service.id, name: service.name, owner: service.owner, jurisdictions: [jurisdiction])
            )
            return
        }
        guard services == examples.count else { return }
        examples[services - 1].jurisdictionCount += 1
        guard examples[services - 1].jurisdictions.count < UseSample.jurisdictionLimit else { return }
        examples[services - 1].jurisdictions.append(jurisdiction)
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

extension UseSample {
    /// The first few services with their jurisdictions, and their names and owners if there are at most three services.
    package var spans: [Span] {
        var parts: [[Span]] = examples.map { example in
            let jurisdictions = example.jurisdictions.map { SafeText.of($0.text) }
            let rest = example.jurisdictionCount - jurisdictions.count
            let more = rest > 0 ? ["\(grouped(rest)) more"] : []
            var part: [Span] = [.bold(SafeText.of(example.id, limit: 80)), "\u{A0}in\u{A0}"]
            part.append(Span((jurisdictions + more).joined(separator: ", ")))
            let people = [example.name, example.owner].compactMap { $0 }.map { SafeText.of($0, limit: 60) }
            if services <= 3, !people.isEmpty { part.append(.dim(" (\(people.joined(separator: ", ")))")) }
            return part
        }
        let rest = services - examples.count
        if rest > 0 { parts.append([Span("and \(counted(rest, "more service"))")]) }
        return [Span](parts, separatedBy: "; ")
    }

    /// The best alternative on one line: `Azure OpenAI (azure-openai): permitted`.
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
