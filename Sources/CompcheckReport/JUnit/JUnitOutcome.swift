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
        let answer = use.answer
        if audit.fails(use) {
            self = .fails
        } else if use.new?.isEmpty == true {
            // Whatever it is, it was so before.
            self = .passes
        } else if audit.certainOnly, answer.verdict == .undetermined || answer.atWorst >= audit.failOn {
            self = .isSkipped
        } else {
            self = .passes
        }
    }
}
