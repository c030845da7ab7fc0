package import CompcheckModel

/// What an answer rests on: the day, the rules, and the assumptions about them.
///
/// Every report begins with it.
package struct Setting: Sendable {
    /// The present day.
    package let today: Day
    /// The question put to the rules.
    package let question: Question
    /// The rules and the catalogue.
    package let rulebook: Rulebook
    /// The instant by which the rules were recorded; nil if everything recorded counts.
    package let knownAt: Instant?
    /// The version of the language by which the answer was found.
    package let language: Language

    /// Creates a setting.
    package init(
        today: Day,
        question: Question,
        rulebook: Rulebook,
        knownAt: Instant? = nil,
        language: Language = .current,
    ) {
        self.language = language
        self.today = today
        self.question = question
        self.rulebook = rulebook
        self.knownAt = knownAt
    }

    /// Whether the day in question is today.
    package var isToday: Bool { question.asOf == today }

    /// The number of rules whose first event is after the day in question, so that nobody could know of them then.
    package var rulesFirstSeenLater: Int {
        rulebook.rules.count { rule in rule.lifecycle.firstDay.map { $0 > question.asOf } ?? false }
    }
}

extension Setting {
    package init(_ audit: Audit) {
        self.init(
            today: audit.today,
            question: audit.question,
            rulebook: audit.rulebook,
            knownAt: audit.knownAt,
            language: audit.language,
        )
    }
}
