import CompcheckModel
import Testing

@Test
func verdictsStandInOrderOfStrength() {
    #expect(
        Verdict.allCases.shuffled().sorted() == [.unregulated, .permitted, .undetermined, .restricted, .prohibited]
    )
}
