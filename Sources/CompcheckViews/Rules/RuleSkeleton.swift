package import CompcheckModel

/// A template of a rule file, with an explanation of each key.
///
/// Required values are left empty, so that `compcheck rules check` lists them with their locations.
package struct RuleSkeleton {
    package let id: String
    package let authority: String?
    package let effect: Rule.Effect?
    package let today: Day

    /// A skeleton; what is nil is left empty, and days are written as today's is.
    package init(id: String, authority: String?, effect: Rule.Effect?, today: Day) {
        (self.id, self.authority, self.effect, self.today) = (id, authority, effect, today)
    }

    /// The file.
    package var text: String {
        """
        # A rule: what one authority says about some uses of AI and cloud services. One rule is one file.
        #
        # Fill in every key that has nothing behind its colon. Take the # away from an optional key that you need. Delete
        # the explanations as you go. Every plain value is text; put it in "quotes" if it holds a colon or a #. Then run
        # `compcheck rules check`, which lists what is still empty, and `compcheck rules test`, which tries the examples.

        # The rule's name. It never changes and is never used again.
        id: \(id)

        # One line for people: who says what about which use.
        title:

        # Who says so: an id of catalogue/authorities.yaml. The file lies in a folder of that name.
        authority:\(filled(authority))

        # The paper in which it stands: a law, a notice, terms of service, with number or date.
        instrument:

        # What it does to the uses that it is about.
        \(choices(Rule.Effect.allCases, \.displayText))
        effect:\(filled(effect?.rawValue))

        # What must be obtained first: an id of catalogue/requirements.yaml. `requires` needs it; `prohibits` may have it,
        # where a licence lifts the ban. Name one kind of permission only.
        \(effect == .requires ? "requirement:" : "# requirement:")

        # How much is at stake: \(list(Rule.Severity.allCases)).
        severity:

        # How sure we are that the law or the policy is as written here.
        \(choices(Rule.Confidence.allCases, \.displayText))
        confidence:

        # The rules that this one lifts where it holds, by id. A vendor or the press lifts only what vendors and the press
        # say; a public body only its own rules and those of public bodies of the same place.
        # overrides: [other-rule]

        # The uses that it is about: all conditions must hold. What an inventory leaves out is unknown, and a rule that
        # hangs on it asks a question; so state no more conditions than the source does. A condition is
        #   one value            jurisdiction: CN
        #   a list               jurisdiction: [CN, HK]               any of these
        #   {not: …}             jurisdiction: {not: [US, CA]}        none of these
        #   {outside: …}         seat: {outside: [US, CA]}            at least one that is not among these
        # Places are ISO codes (CN, UA-43) or groups of catalogue/groups.yaml. For alternatives write
        #   any: [{vendor: openai}, {developer: openai}]
        when:
          jurisdiction:
        \(attributes)

        # The uses among them that it leaves alone; written like `when`.
        # unless:
        #   customer: government

        # What happened to it and when, oldest first. Days are written \(today). Give only days that a source names.
        \(choices(Event.Kind.allCases, \.displayText))
        # The first event lies in the past: a law of today that binds next year has `enacted` today and `effective` then.
        lifecycle:
          - date:
            event:
            # note: what else is to be said about it

        # What the reader should do next, in a few short sentences, on lines of their own that begin with two blanks.
        guidance: >-

        # Where it is known from: title, address, and the day on which you read it. In doubt, two.
        references:
          - title:
            url:
            opened: \(today)

        # Cases that you vouch for, tried by `compcheck rules test`. `use` is written like a service of an inventory, with one
        # `jurisdiction`. `bites` says whether this rule bears on the use: yes, possibly or no. `expect` is the verdict of
        # all rules together: \(list(Verdict.allCases.reversed())).
        # A bill is tried as if it were in force.
        examples:
          # A use that it bears on.
          - on:
            use:
              jurisdiction:
            bites: yes
            \(effect == .notes ? "# expect:" : "expect:" + filled(effect?.verdict?.rawValue))
          # A near miss, which differs in one thing.
          - on:
            use:
              jurisdiction:
            bites: no
          # The first use again, on the day before the rule began. Delete it where nobody knows that day (`observed`).
          - on:
            use:
              jurisdiction:
            bites: no

        # An organisation may accept a finding of this rule on its own signature, unless you say:
        # waivable: false

        # What `compcheck rules lint` says here, where it does not matter, and why.
        # lint:
        #   - {name: name-of-the-lint, reason: why}

        """
    }

    private func filled(_ value: String?) -> String { value.map { " " + $0 } ?? "" }

    private func list(_ values: some Sequence<some RawRepresentable<String>>) -> String {
        values.map(\.rawValue).joined(separator: ", ")
    }

    /// Returns the values of a key as comments, one a line with its meaning.
    private func choices<Value: RawRepresentable<String>>(_ values: [Value], _ words: (Value) -> String) -> String {
        values.map { "#   \(padded($0.rawValue, to: 13))\(words($0))" }.joined(separator: "\n")
    }

    /// The attributes of conditions, other than the jurisdiction, as comments.
    private var attributes: String {
        Attribute.allCases.filter { $0 != .jurisdiction }
            .map { "  # \(padded($0.rawValue + ":", to: 18))# \($0.displayText)" }.joined(separator: "\n")
    }

    private func padded(_ text: String, to width: Int) -> String {
        text + String(repeating: " ", count: max(1, width - text.count))
    }
}
