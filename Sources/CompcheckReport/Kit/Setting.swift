package import CompcheckModel

/// What an answer rests on: the day, the rules, and what is taken for granted about them.
///
/// It stands at the head of everything that is told.
package struct Setting: Sendable {
    /// The present day.
    package let today: Day
    /// What is asked of the rules.
    package let question: Question
    /// The rules and the catalogue.
    package let rulebook: Rulebook
    /// The instant as of whose knowledge the rulebook is; nil: it is all that is known.
    package let knownAt: Instant?

    /// A setting.
    package init(today: Day, question: Question, rulebook: Rulebook, knownAt: Instant? = nil) {
        self.today = today
        self.question = question
        self.rulebook = rulebook
        self.knownAt = knownAt
    }

    /// Whether it is about the present day.
    package var isToday: Bool { question.asOf == today }

    /// How many rules have their first event after the day in question: nobody could know of them then.
    package var rulesFirstSeenLater: Int {
        rulebook.rules.count { rule in rule.lifecycle.firstDay.map { $0 > question.asOf } ?? false }
    }
}

extension Setting {
    /// What an audit rests on.
    package init(_ audit: Audit) {
        self.init(today: audit.today, question: audit.question, rulebook: audit.rulebook, knownAt: audit.knownAt)
    }
}
