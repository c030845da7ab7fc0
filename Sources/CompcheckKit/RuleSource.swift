/// Where rules come from.
public struct RuleSource: Hashable, Sendable {
    let part: RulebookSource.Part

    /// The rules that come with compcheck, with its catalogue of vendors, products and jurisdictions.
    public static let builtin = RuleSource(part: .builtin)

    /// A folder of rule files, read when the checker is made (docs/design.md §2).
    /// - Parameter path: The folder.
    /// - Returns: The source.
    public static func folder(_ path: String) -> RuleSource { RuleSource(part: .folder(path)) }

    /// Rule files held in memory.
    /// - Parameter files: The text of each file by its path in a rules folder, such as `acme/my-rule.yaml` or
    ///   `catalogue/vendors.yaml`.
    /// - Returns: The source.
    public static func files(_ files: [String: String]) -> RuleSource { RuleSource(part: .files(files)) }
}
