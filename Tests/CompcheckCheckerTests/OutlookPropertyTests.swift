import CompcheckChecker
import CompcheckModel
import CompcheckSamples
import Testing

/// The outlook agrees on each day with a fresh audit of that day.
@Suite
struct OutlookPropertyTests {
    @Test(arguments: 0..<4)
    func theOutlookIsWhatFreshAuditsSay(_ batch: Int) throws {
        for seed in 9_000 + batch * 5..<9_000 + (batch + 1) * 5 {
            // A fresh audit of a later day knows rules that are not known today, so this world has none of those.
            let world = World(seed: seed, services: 3).withKnownRules
            let question = world.question
            var stories = try world.answers().flatMap(\.self).map { Story($0) }
            for offset in 0..<question.horizon {
                let day = question.asOf.advanced(by: offset + 1)
                let fresh = try world.with(question: question.with(asOf: day, horizon: 0)).answers().flatMap(\.self)
                for position in stories.indices {
                    stories[position].turn(to: day)
                    #expect(stories[position].verdict == fresh[position].verdict, "seed \(seed), \(day)")
                    #expect(stories[position].binding == fresh[position].binding, "seed \(seed), \(day)")
                }
            }
        }
    }

    @Test(arguments: 0..<4)
    func entriesStandInOrderWithinTheHorizon(_ batch: Int) throws {
        for seed in 10_000 + batch * 60..<10_000 + (batch + 1) * 60 {
            let world = World(seed: seed)
            for answer in try world.answers().flatMap(\.self) {
                let days = answer.outlook.compactMap(\.day)
                #expect(days == Set(days).sorted(), "seed \(seed)")
                #expect(days.allSatisfy { $0 > world.question.asOf && $0 <= world.question.lastDay }, "seed \(seed)")
                #expect(answer.outlook.prefix(days.count).compactMap(\.day) == days, "dates first: seed \(seed)")
                let rules = answer.outlook.compactMap(\.rule)
                #expect(rules == Set(rules).sorted(), "seed \(seed)")
                if !world.question.wantsOutlook { #expect(answer.outlook.isEmpty, "seed \(seed)") }
            }
        }
    }
}

/// The state of a use on some day, according to an outlook.
private struct Story {
    let entries: [OutlookEntry]
    var verdict: Verdict
    var binding: Set<RuleID>

    init(_ answer: Answer) {
        entries = answer.outlook
        verdict = answer.verdict
        binding = answer.binding
    }

    mutating func turn(to day: Day) {
        for entry in entries where entry.day == day {
            verdict = entry.verdict
            binding = binding.subtracting(entry.disappears).union(entry.appears)
        }
    }
}

extension Answer {
    /// The rules that bind: those with a finding in force that prohibits or requires something.
    fileprivate var binding: Set<RuleID> {
        let effects: [Rule.Effect] = [.prohibits, .requires]
        return Set(findings.filter { $0.standing == .inForce && effects.contains($0.rule.effect) }.map(\.rule.id))
    }
}

extension OutlookEntry {
    fileprivate var day: Day? {
        if case .date(let day) = cause { day } else { nil }
    }

    fileprivate var rule: RuleID? {
        if case .assuming(let rule) = cause { rule } else { nil }
    }
}

extension World {
    /// The same world without the rules that are not known on the day of the question, and with an outlook.
    fileprivate var withKnownRules: World {
        let (all, today) = (rules, question)
        let known = all.filter { $0.lifecycle.events[0].day <= today.asOf }
        let ids = Set(known.map(\.id))
        let asked = Question(
            asOf: today.asOf,
            horizon: 40,
            assumed: today.assumed.filter { ids.contains($0.key) },
            without: today.without.intersection(ids),
        )
        return with(rules: known, question: asked)
    }
}
