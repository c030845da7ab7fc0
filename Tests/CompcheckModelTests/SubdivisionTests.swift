import CompcheckModel
import Foundation
import Testing

/// The codes of ISO 3166-2 that the program carries.
@Suite struct SubdivisionTests {
    /// Where Debian's package `iso-codes` has them.
    private static let list = "/usr/share/iso-codes/json/iso_3166-2.json"

    @Test(.enabled(if: FileManager.default.fileExists(atPath: list), "the package iso-codes is not installed"))
    func areThoseOfTheStandard() throws {
        struct List: Decodable {
            struct Entry: Decodable { let code: String }
            let entries: [Entry]
            private enum CodingKeys: String, CodingKey { case entries = "3166-2" }
        }
        let bytes = try Data(contentsOf: URL(filePath: SubdivisionTests.list))
        let codes = try JSONDecoder().decode(List.self, from: bytes).entries.map(\.code)
        #expect(Subdivisions.all == codes.sorted())
    }

    @Test(
        arguments: [
            ("CN-TW", "TW"), ("CN-71", "TW"), ("CN-91", "HK"), ("US-PR", "PR"), ("FR-974", "RE"), ("NL-BQ1", "BQ-BO"),
            ("NO-21", "SJ"), ("FI-01", "AX"), ("CN-GD", nil), ("FR-CP", nil),
        ] as [(JurisdictionCode, JurisdictionCode?)]
    )
    func aPlaceWithACountryCodeGoesByIt(_ code: JurisdictionCode, _ country: JurisdictionCode?) {
        #expect(Subdivisions.country(meantBy: code) == country)
    }
}
