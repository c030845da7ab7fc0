import CompcheckModel
import Testing

/// The standing of a rule after its events (docs/design.md §2).
@Suite
struct LifecycleTests {
    private static let ways: [(Standing?, [Event.Kind])] = [
        (nil, []), (.pending, [.introduced]), (.inForce, [.effective]), (.suspended, [.suspended]),
        (.unenforced, [.unenforced]), (.ended, [.repealed]),
    ]

    /// The standings to which each kind of event leads from pending, in-force, suspended, unenforced and ended.
    private static let table: [(kinds: [Event.Kind], leads: [Standing])] = [
        ([.announced, .introduced, .advanced, .enacted], [.pending, .inForce, .suspended, .unenforced, .pending]),
        ([.effective], [.inForce, .inForce, .inForce, .unenforced, .inForce]),
        ([.observed, .resumed, .enforced], [.inForce, .inForce, .inForce, .inForce, .inForce]),
        ([.suspended], [.suspended, .suspended, .suspended, .suspended, .suspended]),
        ([.unenforced], [.unenforced, .unenforced, .unenforced, .unenforced, .unenforced]),
        ([.repealed, .expired, .failed, .withdrawn], [.ended, .ended, .ended, .ended, .ended]),
        ([.amended, .corrected], [.pending, .inForce, .suspended, .unenforced, .ended]),
    ]

    private func lifecycle(_ events: [(Int32, Event.Kind)]) -> Lifecycle {
        Lifecycle(events.map { Event(day: Day(number: $0), kind: $1) })
    }

    @Test
    func everyEventFromEveryState() {
        #expect(Set(LifecycleTests.table.flatMap(\.kinds)) == Set(Event.Kind.allCases))
        for (kinds, leads) in LifecycleTests.table {
            for kind in kinds {
                for (way, expected) in zip(LifecycleTests.ways.dropFirst(), leads) {
                    let events: [(Int32, Event.Kind)] = way.1.map { (10, $0) } + [(20, kind)]
                    let found = lifecycle(events)
                    #expect(found.standing(on: Day(number: 20)) == expected, "\(way.1) then \(kind)")
                    // The same events on one day: they apply one after the other, and the last decides.
                    let sameDay = lifecycle(events.map { (10, $0.1) })
                    #expect(sameDay.standing(on: Day(number: 10)) == expected, "\(way.1) and \(kind) on one day")
                }
                guard kind != .amended, kind != .corrected else { continue }
                #expect(lifecycle([(10, kind)]).standing(on: Day(number: 10)) == leads[0], "\(kind) first")
            }
        }
    }

    @Test
    func beforeItsFirstEventARuleDoesNotExist() {
        let lifecycle = lifecycle([(10, .effective)])
        #expect(lifecycle.firstDay == Day(number: 10))
        #expect(lifecycle.standing(on: Day(number: 9)) == nil)
        #expect(lifecycle.beginning(of: Day(number: 9)) == nil)
    }

    @Test
    func aPendingRuleThatWillBindIsScheduled() {
        let lifecycle = lifecycle([(10, .enacted), (20, .effective), (30, .expired), (40, .announced)])
        let found = [10, 19, 20, 29, 30, 39, 40].map { lifecycle.standing(on: Day(number: $0)) }
        #expect(found == [.scheduled, .scheduled, .inForce, .inForce, .ended, .ended, .pending])
    }

    @Test
    func whatIsInForceForNoDayIsNotScheduled() {
        let lifecycle = lifecycle([(10, .enacted), (20, .effective), (20, .withdrawn)])
        #expect(lifecycle.standing(on: Day(number: 10)) == .pending)
        #expect(lifecycle.standing(on: Day(number: 20)) == .ended)
    }

    @Test
    func onlyPendingRulesAreScheduled() {
        #expect(lifecycle([(10, .suspended), (20, .resumed)]).standing(on: Day(number: 10)) == .suspended)
        #expect(lifecycle([(10, .unenforced), (20, .enforced)]).standing(on: Day(number: 10)) == .unenforced)
    }

    @Test
    func periodsJoinWhatDoesNotChange() {
        let lifecycle = lifecycle([
            (10, .introduced), (12, .advanced), (20, .effective), (25, .amended), (30, .expired),
        ])
        #expect(lifecycle.periods.map(\.from.number) == [10, 20, 30])
        #expect(lifecycle.periods.map(\.standing) == [.pending, .inForce, .ended])
        #expect(lifecycle.beginning(of: Day(number: 27))?.day == Day(number: 20))
        #expect(lifecycle.beginning(of: Day(number: 15))?.kind == .introduced)
    }
}
