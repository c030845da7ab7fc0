package import CompcheckComparison
internal import CompcheckModel
package import CompcheckReport

// What is told of waivers that began or ended, in words that are safe to print.

extension WaiverChange {
    /// A line about the change; safe to print.
    var displayText: String {
        let finding = "\(SafeText.of(rule.id.text)) for \(SafeText.of(service, limit: 80)) in \(jurisdiction)"
        let accepted = waivers.map(\.displayText).joined(separator: "; ")
        return switch kind {
        case .ended: "\(finding): no longer waived, so it counts again; it was waived \(accepted)"
        case .began: "\(finding): waived \(accepted)"
        }
    }
}

extension WaiverChanges {
    /// The maximum number of findings on a page.
    private static let mostOnPage = 20

    /// The numbers as words for a headline: `1 no longer waived`, `2 waived`.
    package var words: [String] {
        [(WaiverChange.Kind.ended, "no longer waived"), (.began, "waived")].compactMap { kind, words in
            self[kind] > 0 ? "\(grouped(self[kind])) \(words)" : nil
        }
    }

    /// Writes a section about these findings; writes nothing if there are none.
    package func write(to page: inout Page) {
        if isEmpty { return }
        page.heading("WAIVERS THAT BEGAN OR ENDED", right: counted(count, "finding"))
        let listed = first.prefix(WaiverChanges.mostOnPage)
        for change in listed { page.paragraph([Span(change.displayText)], hanging: 4) }
        let rest = count - listed.count
        if rest > 0 { page.paragraph([.dim("… and \(counted(rest, "more finding"))")]) }
    }
}
