/// A name normalised for comparison: lower case, with runs of whitespace as one space.
///
/// Canonically equivalent spellings are equal, because Swift's strings compare so.
package struct Name: Hashable, Sendable {
    /// The text that is compared.
    package let key: String

    /// Normalises a name as somebody wrote it.
    package init(_ text: String) {
        key = text.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
}

/// Returns the known text that a mistyped one most probably means.
///
/// - Returns: the nearest candidate by edit distance, if it is near enough to be worth a guess; among equals the
///   longest, because people omit letters more often than they add them, then the first in byte order.
package func suggestion(for text: String, among candidates: some Sequence<String>) -> String? {
    let wanted = Array(Name(text).key.unicodeScalars)
    guard !wanted.isEmpty, wanted.count <= 80 else { return nil }
    let limit = max(1, wanted.count / 3)
    var best: (distance: Int, text: String)?
    for candidate in candidates {
        let scalars = Array(Name(candidate).key.unicodeScalars)
        guard abs(scalars.count - wanted.count) <= limit else { continue }
        let distance = editDistance(wanted, scalars)
        guard distance <= limit, distance < max(wanted.count, scalars.count) else { continue }
        if let best, (best.distance, -best.text.utf8.count, best.text) <= (distance, -candidate.utf8.count, candidate) {
            continue
        }
        best = (distance, candidate)
    }
    return best?.text
}

/// Returns the least number of insertions, deletions, replacements and swaps of neighbours between two texts.
private func editDistance(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Int {
    var beforePrevious: [Int] = []
    var previous = Array(0...right.count)
    for i in left.indices {
        var row = [i + 1]
        for j in right.indices {
            var cost = min(previous[j] + (left[i] == right[j] ? 0 : 1), previous[j + 1] + 1, row[j] + 1)
            if i > 0, j > 0, left[i] == right[j - 1], left[i - 1] == right[j] {
                cost = min(cost, beforePrevious[j - 1] + 1)
            }
            row.append(cost)
        }
        (beforePrevious, previous) = (previous, row)
    }
    return previous[right.count]
}

extension String {
    /// A region normalised for comparison: lower case, without whitespace, so that `East US 2` is `eastus2`.
    package var foldedRegion: String { lowercased().filter { !$0.isWhitespace } }
}

/// Returns `: did you mean …?` for a message to end with; nothing without a guess.
package func didYouMean(_ guess: String?) -> String { guess.map { ": did you mean `\($0)`?" } ?? "" }
