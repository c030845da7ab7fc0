import CompcheckModel
import Testing

/// The origin of a service's attributes in an inventory.
struct OriginTests {
    private static let organization = """
        "organization": {"seat": "SG", "customer": "enterprise", "owners": null, "tags": []}, 
        """

    @Test(
        arguments: [
            (#""customer": "government""#, [.seat, .tags], nil),
            (#""seat": null, "tags": ["x"], "data": []"#, [.seat, .customer], nil),
            (#""owners": [], "seat": "CN", "customer": [], "tags": []"#, [], nil),
            (
                #""endpoint": "https://runtime.eastus2.cloudy.com/v1""#, [.seat, .customer, .tags],
                "runtime.*.cloudy.com",
            ),
            (#""endpoint": "api.acme.com", "offering": "acme-api""#, [.seat, .customer, .tags], nil),
            (#""endpoint": "example.com""#, [.seat, .customer, .tags], nil),
        ] as [(String, Set<Traits.Shared>, String?)]
    )
    func isKept(_ said: String, _ inherited: Set<Traits.Shared>, _ pattern: String?) throws {
        let origin = try InventoryMeaningTests.service(said, before: OriginTests.organization).traits.origin
        #expect(origin == Traits.Origin(inherited: inherited, hostPattern: pattern))
    }

    /// Hosts of one pattern share traits: millions of services may differ only in the host's first label.
    @Test func hostsOfOnePatternShareTraits() throws {
        let services = ["a", "b"].map {
            #"{"id": "\#($0)", "jurisdictions": "CN", "endpoint": "\#($0).api.acme.com"}"#
        }
        let read = try Inventory(Inventory.document(services.joined(separator: ", ")).utf8).services
        #expect(read[0].traits === read[1].traits)
        #expect(read[0].traits.origin.hostPattern == "api.acme.com")
    }
}
