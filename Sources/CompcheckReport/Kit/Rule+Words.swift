package import CompcheckModel

// What reports say of a rule, in words that are safe to print.

extension Rule {
    /// Who says so, where, and how sure that is.
    package func saidBy(_ authority: String) -> String {
        let instrument = instrument.map { ", " + SafeText.of($0, limit: 240) } ?? ""
        return authority + instrument + (confidence == .high ? "" : "; confidence: \(confidence.rawValue)")
    }

    /// The addresses of its sources, fit for links.
    package var webAddresses: [String] { references.compactMap { $0.url.flatMap(URIEncoding.webAddress) } }

    /// The source that the author put first, and how many more there are.
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
    /// Where a rule stands on a day, since when, by which events, and what came of it later.
    package func story(on day: Day) -> String {
        var words = "not yet seen"
        if let standing = standing(on: day), let beginning = beginning(of: day) {
            // One that was first seen in force may have been so for long.
            let since = beginning.kind == .observed ? "at the latest since" : "since"
            let steps = events.filter { beginning.day <= $0.day && $0.day <= day }
            let told = steps.dropLast().map { "\($0.kind.rawValue) \($0.day)" } + steps.suffix(1).map(\.told)
            words = "\(standing.words) \(since) \(beginning.day): " + told.joined(separator: ", ")
        }
        return ([words] + events.filter { $0.day > day }.prefix(2).map(\.told)).joined(separator: "; then ")
    }
}

extension Event {
    /// The event with its day and its note.
    package var told: String { "\(kind.rawValue) \(day)" + (note.map { " (\(SafeText.of($0, limit: 240)))" } ?? "") }
}

extension Authority {
    /// The name with what it is: `OpenAI (vendor)`.
    package var told: String { "\(SafeText.of(name)) (\(kind.rawValue))" }
}

extension Rule.Reference {
    /// The source in a line.
    package var line: String {
        [title, url, opened.map { "read \($0)" }].compactMap(\.self).joined(separator: ", ")
    }
}
