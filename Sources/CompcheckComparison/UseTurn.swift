internal import CompcheckModel

/// How a use fares from one run to another.
package enum UseTurn: String, CaseIterable {
    /// A stronger verdict or, with the same one, a stronger one at worst.
    case worse
    /// A weaker one.
    case better
    /// It is in the later run only.
    case new
    /// It is in the earlier run only.
    case gone

    /// That of a use; nil where it fares as before.
    package init?(_ use: ComparedUse) {
        guard use.turns else { return nil }
        guard let old = use.before, let new = use.after else {
            self = use.before == nil ? .new : .gone
            return
        }
        self = (new.verdict, new.atWorst) > (old.verdict, old.atWorst) ? .worse : .better
    }
}
