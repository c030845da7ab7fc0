package import CompcheckModel

// The words of reports for a rule, safe to print.

extension Rule {
    /// Returns the authority, the instrument, and the confidence unless it is high.
    package func saidBy(_ authority: String) -> String {
        let instrument = instrument.map { ", " + SafeText.of($0, limit: 240) } ?? ""
        return authority + instrument + (confidence == .high ? "" : "; confidence: \(confidence.rawValue)")
    }

    /// The web addresses of the sources, safe for links.
    package var webAddresses: [String] { references.compactMap { $0.url.flatMap(URIEncoding.webAddress) } }

    /// The first source, and the number of the others.
    package var bestSource: String? {
        references.first.map { reference in
            let url = reference.url.map { " " + SafeText.of($0, limit: 300) } ?? ""
            let opened = reference.opened.map { ", read \($0)" } ?? ""
            let more = references.count > 1 ? "; and \(counted(references.count - 1, "more source"))" : ""
            return SafeText.of(reference.title, limit: 240) + url + opened + more
        }
    }
}

extension Lifecycle {
    /// Describes the rule's standing on a day: since when, by which events, and the next two events.
    package func story(on day: Day) -> String {
        var words = uncertainFrom.map { $0 <= day } == true ? "perhaps in force, not yet seen" : "not yet seen"
        if let standing = standing(on: day), let beginning = beginning(of: day) {
            // A rule first observed in force may have been so long before.
            let since = beginning.kind == .observed ? "at the latest since" : "since"
            let steps = events.filter { beginning.day <= $0.day && $0.day <= day }
            let listed = steps.dropLast().map { "\($0.kind.rawValue) \($0.day)" } + steps.suffix(1).map(\.displayText)
            words = "\(standing.displayText) \(since) \(beginning.day): " + listed.joined(separator: ", ")
        }
        return ([words] + events.filter { $0.day > day }.prefix(2).map(\.displayText)).joined(separator: "; then ")
    }
}

extension Event {
    /// The event with its day and note.
    package var displayText: String {
        "\(kind.rawValue) \(day)" + (note.map { " (\(SafeText.of($0, limit: 240)))" } ?? "")
    }
}

extension Authority {
    /// The authority's name and kind: `OpenAI (vendor)`.
    package var displayText: String { "\(SafeText.of(name)) (\(kind.rawValue))" }
}

extension Rule.Reference {
    /// The title, address and reading day of the source, on one line.
    package var line: String {
        [title, url, opened.map { "read \($0)" }].compactMap(\.self).joined(separator: ", ")
    }
}
