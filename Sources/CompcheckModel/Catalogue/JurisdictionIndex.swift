/// The hierarchy of jurisdictions, and their names.
package struct JurisdictionIndex: Sendable {
    private let parents: [JurisdictionCode: JurisdictionCode]
    private let codes: [Name: JurisdictionCode]
    private let known: Set<JurisdictionCode>
    /// Every code, name and alias as it is written, for suggestions.
    package let allNames: [String]

    /// Creates the hierarchy of a catalogue's jurisdictions.
    package init(_ jurisdictions: [Jurisdiction]) {
        var parents: [JurisdictionCode: JurisdictionCode] = [:]
        var codes: [Name: JurisdictionCode] = [:]
        for jurisdiction in jurisdictions {
            parents[jurisdiction.code] = jurisdiction.within
            for text in [jurisdiction.code.text, jurisdiction.name] + jurisdiction.aliases {
                codes[Name(text)] = jurisdiction.code
            }
        }
        self.parents = parents
        self.codes = codes
        known = Set(jurisdictions.map(\.code))
        allNames = jurisdictions.flatMap { [$0.code.text, $0.name] + $0.aliases }
    }

    /// Returns the jurisdiction that a code, a name or an alias means.
    ///
    /// A code of ISO 3166-2 counts if its country is known. That of a place with a country code of its own, such as
    /// `CN-HK`, means that country.
    package func code(of text: String) -> JurisdictionCode? {
        if let code = codes[Name(text)] { return code }
        let code = JurisdictionCode(Name(text).key.uppercased())
        if let double = Subdivisions.country(meantBy: code) { return self.code(of: double.text) }
        guard let country = code.country, known.contains(country), Subdivisions.contain(code) else { return nil }
        return code
    }

    /// Returns the known country of which a code, in the form of ISO 3166-2, would be a part; nil if there is none.
    package func country(around text: String) -> JurisdictionCode? {
        let country = JurisdictionCode(Name(text).key.uppercased()).country
        return country.flatMap { known.contains($0) ? $0 : nil }
    }

    /// Returns the jurisdiction and everything that it is part of, nearest first.
    package func chain(of code: JurisdictionCode) -> [JurisdictionCode] {
        var chain = [code]
        var next = 0
        while next < chain.count {
            for parent in [parents[chain[next]], chain[next].country] {
                if let parent, !chain.contains(parent) { chain.append(parent) }
            }
            next += 1
        }
        return chain
    }

    /// Returns whether `inner` is `outer` or part of it.
    package func isInside(_ inner: JurisdictionCode, _ outer: JurisdictionCode) -> Bool {
        chain(of: inner).contains(outer)
    }
}
