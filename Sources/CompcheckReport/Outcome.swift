package import CompcheckModel

/// The result of an audit, with the sentence that states it.
package enum Outcome {
    case nothing(String)
    case passes(String)
    case fails(String)

    package init(_ summary: AuditSummary, of audit: Audit) {
        let new = audit.baseline == nil ? "" : " by what is new"
        let bar = (audit.failOn == .prohibited ? "prohibited" : "\(audit.failOn.rawValue) or worse") + new
        let doubt = audit.certainOnly ? "" : ", or may be,"
        let waived = summary.waivedUses > 0 ? ", but for waived findings of \(counted(summary.waivedUses, "use"))" : ""
        let share = "\(grouped(summary.failing)) of \(counted(summary.uses, "use"))"
        if summary.uses == 0 {
            self = .nothing("nothing to audit: the inventory names no use")
        } else if summary.failing == 0 {
            self = .passes(
                "no use is " + (audit.certainOnly ? "certainly \(bar)" : "or may be \(bar)") + waived
                    + (audit.certainOnly ? "; doubt is let pass" : "")
            )
        } else {
            let verb = summary.failing == 1 ? "is" : "are"
            self = .fails("\(share) \(verb)\(doubt) \(bar)\(waived)" + (audit.certainOnly ? "; doubt is let pass" : ""))
        }
    }
}
