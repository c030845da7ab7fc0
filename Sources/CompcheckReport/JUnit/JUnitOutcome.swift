internal import CompcheckModel

/// The result of a use as a test.
enum JUnitOutcome {
    /// The use does not fail the audit, and need not be skipped.
    case passes
    /// The use fails the audit.
    case fails
    /// Doubt is let pass, and the use would fail if doubt counted, or is undetermined.
    case isSkipped

    init(_ use: Use, in audit: Audit) {
        if audit.fails(use) {
            self = .fails
        } else if use.new?.isEmpty == true {
            // All of its findings were there before.
            self = .passes
        } else if audit.certainOnly {
            let counting = use.answer.counting(waivers: use.waivers, new: use.new)
            let isDoubtful = counting.verdict == .undetermined || counting.atWorst >= audit.failOn
            self = isDoubtful ? .isSkipped : .passes
        } else {
            self = .passes
        }
    }
}
