/// A set of rules, and the catalogue that they refer to.
package struct Rulebook: Sendable {
    /// The rules, in order of id.
    package let rules: [Rule]
    /// The entries that the rules may name.
    package let catalogue: Catalogue
    /// A digest of rules and catalogue, lower-case hexadecimal SHA-256 over their canonical form.
    ///
    /// Computed on access unless the rulebook was created with it, because a stream of uses needs none.
    package var digest: String {
        knownDigest ?? Document.digest(of: Rulebook.documents(rules: rules, catalogue: catalogue))
    }
    private let knownDigest: String?
    /// Where it comes from, as reports print it: `builtin`, a folder or a database.
    package let origin: String

    /// A rulebook of valid rules.
    package init(rules: [Rule], catalogue: Catalogue, digest: String? = nil, origin: String) {
        self.rules = rules.sorted { $0.id < $1.id }
        self.catalogue = catalogue
        knownDigest = digest
        self.origin = origin
    }
}
