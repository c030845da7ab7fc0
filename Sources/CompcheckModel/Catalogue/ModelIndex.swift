/// Reads the names of models: who made them, and of which family they are (docs/design.md §3, "Makers").
package struct ModelIndex: Sendable {
    /// What a name says about who made the model.
    package enum Makers: Hashable, Sendable {
        /// All who made it.
        case known([VendorID])
        /// Somebody of whom nobody knows that he makes models, as the name has it.
        case unknown(String)
        /// Nothing.
        case unsaid
    }

    /// The families by id.
    package let families: [FamilyID: ModelFamily]
    private let patterns: [(family: ModelFamily, pattern: TextPattern)]
    /// The vendors that a name before the slash may mean: those of whom the catalogue says that they make models.
    private let makers: Set<VendorID>
    /// The prefixes of all scopes, in lower case, the longest first.
    private let prefixes: [[UInt8]]

    init(_ catalogue: Catalogue) {
        families = Dictionary(catalogue.models.map { ($0.id, $0) }) { first, _ in first }
        // Of several that fit the first is taken: the longest pattern, then the id that sorts last.
        patterns = catalogue.models.map { ($0, TextPattern($0.pattern)) }.sorted { left, right in
            let (one, other) = (left.pattern.length, right.pattern.length)
            return one == other ? left.family.id > right.family.id : one > other
        }
        makers = Set(catalogue.offerings.flatMap { $0.developers ?? [] } + catalogue.models.flatMap(\.developers))
        let all = catalogue.offerings.flatMap { $0.scopes ?? [] }.flatMap { $0.prefixes ?? [] }
        prefixes = Set(all.map { Array($0.lowercased().utf8) }).sorted { $0.count > $1.count }
    }

    /// Reads a name; `vendor` finds the vendor with a name, alias or id.
    package func model(named name: String, _ vendor: (String) -> VendorID?) -> Traits.Model {
        let parts = ModelName(name)
        let isModel = isModel(parts, vendor)
        func model(_ makers: Makers, family: FamilyID? = nil) -> Traits.Model {
            Traits.Model(name: name, family: family, makers: makers, isModel: isModel)
        }
        let plain = prefixes.first(where: parts.last.utf8.starts).map { parts.last.utf8.dropFirst($0.count) }
        let bare = plain.map { String(decoding: $0, as: UTF8.self) } ?? parts.last
        let dot = bare.firstIndex(of: ".")
        let afterDot = dot.map { String(bare[bare.index(after: $0)...]) }
        if let family = family(bare, parts) ?? afterDot.flatMap({ family($0, parts) }) {
            return model(.known(family.developers), family: family.id)
        }
        if let dot, let id = vendor(String(bare[..<dot])) { return model(.known([id])) }
        guard parts.before != nil, !parts.isResourceName else { return model(.unsaid) }
        if let id = vendor(parts.writtenBefore), makers.contains(id) { return model(.known([id])) }
        return model(.unknown(parts.writtenBefore))
    }

    /// Returns whether the name, without its scope's prefix, is that of a model, not of a deployment or a router.
    private func isModel(_ parts: ModelName, _ vendor: (String) -> VendorID?) -> Bool {
        // AWS names routers and imported models after models: `…:default-prompt-router/anthropic.claude:1`.
        if parts.isResourceName, parts.before?.hasSuffix("foundation-model") != true { return false }
        if family(parts.last, parts) != nil { return true }
        guard let dot = parts.last.firstIndex(of: ".") else { return false }
        return vendor(String(parts.last[..<dot])) != nil
    }

    private func family(_ bare: String, _ parts: ModelName) -> ModelFamily? {
        let bytes = Array(bare.utf8)
        let whole = parts.before.map { Array("\($0)/\(bare)".utf8) }
        return patterns.first { _, pattern in
            pattern.hasSlash ? whole.map(pattern.fits) ?? false : pattern.fits(bytes)
        }?.family
    }
}

/// The name of a model in lower case, divided at its slashes.
package struct ModelName: Sendable {
    /// What follows the last slash, or the whole.
    package let last: String
    /// The part before the last slash; nil if there is none.
    package let before: String?
    /// The same as the name has it.
    let writtenBefore: String
    /// Whether some part begins like a resource name of AWS: what stands before a slash there is no maker.
    let isResourceName: Bool

    /// Divides a name.
    package init(_ name: String) {
        let written = name.split(separator: "/", omittingEmptySubsequences: false)
        let parts = written.map { $0.lowercased() }
        last = parts.last ?? ""
        before = parts.dropLast().last.flatMap { $0.isEmpty ? nil : $0 }
        writtenBefore = written.dropLast().last.map(String.init) ?? ""
        isResourceName = parts.contains { $0.hasPrefix("arn:") }
    }
}

/// A pattern of texts: `*` is any text, also an empty one, and no other sign is special.
package struct TextPattern: Sendable {
    /// Its length in characters; stars count.
    package let length: Int
    let hasSlash: Bool
    private let bytes: [UInt8]

    /// A pattern, in lower case.
    package init(_ text: String) {
        let text = text.lowercased()
        length = text.count
        hasSlash = text.contains("/")
        bytes = Array(text.utf8)
    }

    /// Returns whether some text fits both patterns although neither is the longer one.
    package func clashes(with other: TextPattern) -> Bool {
        guard length == other.length, hasSlash == other.hasSlash else { return false }
        let star = UInt8(ascii: "*")
        // Whether the patterns from two positions on have a text in common, by the positions that are known to be met.
        var met: Set<[Int]> = []
        var waiting = [[0, 0]]
        while let here = waiting.popLast() {
            guard met.insert(here).inserted else { continue }
            let (one, two) = (bytes[here[0]...], other.bytes[here[1]...])
            if one.allSatisfy({ $0 == star }), two.allSatisfy({ $0 == star }) { return true }
            if one.first == star {
                waiting.append([here[0] + 1, here[1]])
                if !two.isEmpty { waiting.append([here[0], here[1] + 1]) }
            }
            if two.first == star {
                waiting.append([here[0], here[1] + 1])
                if !one.isEmpty { waiting.append([here[0] + 1, here[1]]) }
            }
            if let byte = one.first, byte == two.first { waiting.append([here[0] + 1, here[1] + 1]) }
        }
        return false
    }

    /// Returns whether the whole text fits.
    func fits(_ text: [UInt8]) -> Bool {
        var (next, position) = (0, 0)
        // Where the last star stands, and the text that it covers so far ends.
        var star: (next: Int, position: Int)?
        while position < text.count {
            if next < bytes.count, bytes[next] == UInt8(ascii: "*") {
                star = (next, position)
                next += 1
            } else if next < bytes.count, bytes[next] == text[position] {
                next += 1
                position += 1
            } else if let last = star {
                star = (last.next, last.position + 1)
                (next, position) = (last.next + 1, last.position + 1)
            } else {
                return false
            }
        }
        return bytes[next...].allSatisfy { $0 == UInt8(ascii: "*") }
    }
}
