import CompcheckModel
import Testing

@Suite
struct ShareTests {
    @Test(arguments: [
        (["0.1", "0.2", "0.2"], true), (["1e-1", "4E-1"], true), (["0.3", "0.2"], true), (["5e-1"], true),
        (["0.50"], true),
        (["0.1", "0.2", "0.19999999999999999"], false), (["0.333333333333", "0.166666666667"], true), (["1"], false),
        (["0.25", "0.25"], true), ([], false), (["+0.5"], true),
    ])
    func aHalfIsAHalf(_ texts: [String], _ isHalf: Bool) throws {
        let sum = try texts.map { try #require(Share($0)) }.reduce(Share.none, +)
        #expect((sum == .half) == isHalf)
        #expect((sum >= .half && !(sum > .half)) == isHalf)
    }

    @Test(arguments: ["", "-0.1", "1.1", "half", "0,5", "50%", " 0.5", "0.5 ", "nan", "1e400", "0x1", "1/2", "inf"])
    func whatIsNoShare(_ text: String) {
        #expect(Share(text) == nil)
    }

    @Test(arguments: ["0.5.5", "1-1", "--0", "e", "1e", "."])
    func whatLooksLikeANumberAndIsNone(_ text: String) {
        #expect(Share(text) == nil)
    }

    @Test
    func sharesMayAddUpToMoreThanAll() throws {
        let most = try #require(Share("0.9"))
        #expect(most + most > (try #require(Share("1"))))
    }
}
