public import CompcheckModel

/// What an answer rests on: the day, the rules, and what is taken for granted about them.
///
/// It stands at the head of everything that is told.
public struct Setting: Sendable {
    /// The present day.
    public let today: Day
    /// What is asked of the rules.
    public let question: Question
    /// The rules and the catalogue.
    public let rulebook: Rulebook
    /// The instant as of whose knowledge the rulebook is; nil: it is all that is known.
    public let knownAt: Instant?

    /// A setting.
    public init(today: Day, question: Question, rulebook: Rulebook, knownAt: Instant? = nil) {
        self.today = today
        self.question = question
        self.rulebook = rulebook
        self.knownAt = knownAt
    }

    /// Whether it is about the present day.
    var isToday: Bool { question.asOf == today }

    /// How many rules have their first event after the day in question: nobody could know of them then.
    var rulesFirstSeenLater: Int {
        rulebook.rules.count { rule in rule.lifecycle.firstDay.map { $0 > question.asOf } ?? false }
    }

    /// Writes the day, and whose knowledge the rules are.
    func writeDay(to page: inout Page) {
        if isToday {
            page.labelled("as of", [Span("\(today), today")], indent: 0)
        } else {
            let direction = question.asOf < today ? "a past day" : "a day to come"
            page.labelled("as of", [.bold("\(question.asOf), \(direction): not today, \(today)")], indent: 0)
            let later = rulesFirstSeenLater
            if later > 0 {
                let all = counted(rulebook.rules.count, "rule")
                let verb = later == 1 ? "is" : "are"
                let told = "\(grouped(later)) of this rulebook's \(all) \(verb) first seen after that day"
                page.labelled("", [Span(told)], indent: 0)
            }
        }
        if let knownAt {
            page.labelled("known at", [.bold("\(knownAt): the rules as recorded then, not as known now")], indent: 0)
        }
    }

    /// Writes which rules were asked.
    func writeRules(to page: inout Page) {
        let digest = SafeText.of(String(rulebook.digest.prefix(12)))
        let count = grouped(rulebook.rules.count)
        page.labelled("rules", [Span("\(count) from \(SafeText.of(rulebook.origin)), digest \(digest)")], indent: 0)
    }

    /// Writes what is taken for granted.
    func writeAssumptions(to page: inout Page) {
        for (rule, day) in question.assumed.sorted(by: { $0.key < $1.key }) {
            page.labelled("assumed", [Span("\(SafeText.of(rule.text)) in force from \(day)")], indent: 0)
        }
        if !question.without.isEmpty {
            let rules = question.without.sorted().map { SafeText.of($0.text) }.joined(separator: ", ")
            page.labelled("without", [Span(rules)], indent: 0)
        }
    }

    /// Writes the keys that stand at the head of a document.
    func write(to json: inout JSONWriter) {
        json.field("asOf", question.asOf)
        json.field("today", today)
        json.field("isToday", isToday)
        json.field("knownAt", knownAt?.description)
        json.field("horizonDays", question.horizon)
        json.key("assumed")
        json.object { json in
            for (rule, day) in question.assumed.sorted(by: { $0.key < $1.key }) { json.field(rule.text, day) }
        }
        json.field("without", question.without.sorted().map(\.text))
        json.key("rulebook")
        json.object { json in
            json.field("origin", rulebook.origin)
            json.field("digest", rulebook.digest)
            json.field("rules", rulebook.rules.count)
            json.field("rulesFirstSeenLater", rulesFirstSeenLater)
        }
    }
}

extension Setting {
    /// What an audit rests on.
    init(_ audit: Audit) {
        self.init(today: audit.today, question: audit.question, rulebook: audit.rulebook, knownAt: audit.knownAt)
    }
}
