internal import CompcheckModel

/// The change of a use's verdict from one run to another.
package enum UseChange: String, CaseIterable {
    /// The verdict is stronger, or equal with a stronger worst possible verdict.
    case worse
    /// The verdict is weaker, or equal with a weaker worst possible verdict.
    case better
    /// The use is in the later run only.
    case new
    /// The use is in the earlier run only.
    case gone

    /// Classifies a use; nil if its verdicts did not change.
    package init?(_ use: ComparedUse) {
        guard use.isChanged else { return nil }
        guard let old = use.before, let new = use.after else {
            self = use.before == nil ? .new : .gone
            return
        }
        self = (new.verdict, new.atWorst) > (old.verdict, old.atWorst) ? .worse : .better
    }
}
