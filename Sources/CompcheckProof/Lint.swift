// CompcheckProof: proves a rulebook: that its trials come out as written, and that its rules do not trip each other.

public import CompcheckModel

/// Something about a rulebook that validation cannot call an error and that its author should look at.
public struct Lint: Hashable, Sendable {
    /// The name by which a rule silences it, such as `conflict`.
    public let name: String
    /// What is amiss and how to mend it.
    public let what: String
    /// Where; nil where its rulebook comes from no file.
    public let location: Location?

    /// A lint.
    public init(name: String, what: String, location: Location?) {
        self.name = name
        self.what = what
        self.location = location
    }
}
