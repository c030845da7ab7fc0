import CompcheckModel
import CompcheckStore

/// Everything that is recorded of a use, in a comparable form.
struct Told: Hashable {
    struct Answered: Hashable {
        let verdicts: [Verdict]
        let findings: [Finding]
        let permissions: [Permission]
        let outlook: [OutlookEntry]

        init(_ answer: Answer) {
            verdicts = [answer.verdict, answer.atWorst]
            (findings, permissions, outlook) = (answer.findings, answer.permissions, answer.outlook)
        }
    }

    /// The texts as bytes, because canonically equivalent texts must differ.
    let texts: [[UInt8]?]
    let place: [Int]
    let jurisdictions: [JurisdictionCode]
    let answer: Answered
    let offering: Offering?
    let lacks: [TermID]?
    let alternative: Answered?

    init(_ use: Use) {
        let service = use.service
        texts = [service.id, service.name, service.owner].map { $0.map { Array($0.utf8) } }
        place = [service.line, service.column]
        jurisdictions = [use.jurisdiction] + service.jurisdictions
        answer = Answered(use.answer)
        (offering, lacks) = (use.alternative?.offering, use.alternative?.lacks)
        alternative = (use.alternative?.answer).map(Answered.init)
    }
}

extension RecordedUses {
    /// Returns all uses at once.
    func all() throws -> [Use] {
        var (uses, all) = (self, [Use]())
        while let batch = try uses.nextBatch() { all += batch }
        return all
    }
}
