import CompcheckModel
import Testing

@Suite("Identifiers made from names")
struct NamedUUIDTests {
    /// The namespace of domain names (RFC 9562 §6.6).
    private let domains = NamedUUID(high: 0x6ba7_b810_9dad_11d1, low: 0x80b4_00c0_4fd4_30c8)

    @Test func isWhatTheStandardSays() {
        #expect(domains.description == "6ba7b810-9dad-11d1-80b4-00c04fd430c8")
        // RFC 9562 §A.4.
        let example = NamedUUID(of: "www.example.com", in: domains)
        #expect(example.description == "2ed6657d-e927-568b-95e1-2665a8aea6a2")
    }

    @Test(arguments: ["", "a", "生成式", String(repeating: "x", count: 10_000)])
    func tellsNamesAndNamespacesApart(name: String) {
        let one = NamedUUID(of: name, in: domains)
        #expect(one == NamedUUID(of: name, in: domains))
        #expect(one != NamedUUID(of: name + "\n", in: domains))
        #expect(one != NamedUUID(of: name, in: one))
        let form = /[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}/
        #expect(one.description.wholeMatch(of: form) != nil)
    }
}
