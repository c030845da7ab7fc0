internal import CompcheckModel

/// What becomes of a use as a test.
enum JUnitOutcome {
    /// It is not at or above `--fail-on`, nor may it be.
    case passes
    /// It fails the audit.
    case fails
    /// It would fail if doubt counted, or nobody knows, and doubt is let pass.
    case isSkipped

    init(_ use: Use, in audit: Audit) {
        if audit.fails(use) {
            self = .fails
        } else if use.new?.isEmpty == true {
            // Whatever it is, it was so before.
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
