import CompcheckModel
import Testing

/// Whether a use gets worse or better.
@Suite struct DirectionTests {
    private typealias Outcome = ImpactPeriod.Outcome

    private static let permitted = Outcome(verdict: .permitted, atWorst: .permitted)
    private static let prohibited = Outcome(verdict: .prohibited, atWorst: .prohibited)
    private static let doubtful = Outcome(verdict: .permitted, atWorst: .restricted)

    @Test(
        arguments: [
            ([(permitted, prohibited)], .worse), ([(prohibited, permitted)], .better),
            ([(permitted, permitted)], .other), ([], .other),
            ([(permitted, doubtful)], .worse), ([(doubtful, permitted)], .better),
            // The first outcome with another verdict decides, whatever comes before and after.
            ([(permitted, permitted), (prohibited, permitted), (permitted, prohibited)], .better),
            ([(doubtful, permitted), (permitted, prohibited)], .worse),
        ] as [([(ImpactPeriod.Outcome, ImpactPeriod.Outcome)], Direction)]
    )
    func isSaidByTheFirstThatSaysIt(turns: [(ImpactPeriod.Outcome, ImpactPeriod.Outcome)], direction: Direction) {
        let differences = turns.enumerated().map { position, turn in
            let day = Day(number: Int32(position))
            return ImpactPeriod(from: day, through: day, before: turn.0, after: turn.1, appears: [], disappears: [])
        }
        #expect(Direction(differences) == direction)
    }
}
