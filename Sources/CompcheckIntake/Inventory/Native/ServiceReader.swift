internal import CSimdjson
internal import CompcheckModel

/// Reads services one by one from a window.
///
/// A service's own values are read in place; those that it shares with others are looked up by their bytes, and
/// only new ones are decoded in full.
final class ServiceReader {
    /// The decoded statements of a service, except its names, jurisdictions and evidence.
    struct Description {
        let traits: Traits
        /// The notices about every service with this description, by their slots in the counter.
        let notices: [Int]
    }

    let parser = JSONParser()
    private let evidenceReader: EvidenceReader
    var context: OrganizationContext
    var problems: InventoryProblems
    private(set) var notices = NoticeCounter()
    private(set) var count = 0
    private var ids = IDTable()
    /// Number of ids that are compared before the check stops.
    private let mostIDs: Int
    var descriptions = ByteInternTable<Description>(rows: 1 << 13)
    var jurisdictionLists = ByteInternTable<[JurisdictionCode]>(rows: 1 << 13)
    /// The first host with each match, which stands for all hosts with that match.
    var firstHosts: [HostIndex.Match: String] = [:]
    let fields = Fields(ServiceDecoder.ownKeys + ServiceDecoder.traitKeys)
    /// The buffer in which descriptions are built.
    ///
    /// A service with a longer description is decoded in full each time.
    private let description = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 14, alignment: 16)

    init(_ catalogue: Catalogue, file: String, mostIDs: Int) {
        context = OrganizationContext(catalogue)
        evidenceReader = EvidenceReader(parser)
        problems = InventoryProblems(file: file)
        self.mostIDs = mostIDs
    }

    deinit { description.deallocate() }

    /// Whether all ids were compared.
    var comparedAllIDs: Bool { count <= mostIDs }

    /// Reads the organisation from a tree of the first bytes in the window.
    func readOrganization(_ tree: JSONTree, at path: String, _ window: ByteWindow) {
        let decoding = DecodingContext()
        context.read(tree, at: path, decoding)
        report(decoding, window, service: nil)
    }

    /// Reads the service in the first `length` bytes of the window; nil if it has a problem.
    ///
    /// `path` returns its path in the document, and is called only if the path may be needed for a message.
    func service(_ window: ByteWindow, _ length: Int, path: () -> String) -> Service? {
        count += 1
        // Decoding in full finds out whether it is not an object or not JSON.
        guard fields.find(in: window.bytes, length, parser), let id = fields.spans[0].plainText, !isBlank(id),
            (1...3).allSatisfy(fields.isPlainOrAbsent)
        else { return assessment(window, length, path(), key: nil) }
        guard let key = describe() else { return assessment(window, length, path(), key: nil) }
        let hash = quickHash(key)
        let span = fields.spans[5].bytes
        guard let known = descriptions.meaning(of: key, hash: hash),
            let jurisdictions = jurisdictionLists.meaning(of: span, hash: quickHash(span)), let evidence = evidence()
        else { return assessment(window, length, path(), key: (key, hash)) }
        guard isNew(id, window, path) else { return nil }
        let text = String(decoding: id, as: UTF8.self)
        for slot in known.notices { notices.count(slot) }
        return Service(
            id: text,
            name: fields.spans[1].plainText.map { String(decoding: $0, as: UTF8.self) },
            owner: fields.spans[2].plainText.map { String(decoding: $0, as: UTF8.self) },
            line: window.line,
            column: window.column,
            jurisdictions: jurisdictions,
            traits: known.traits,
            evidence: evidence,
        )
    }

    // MARK: The fast path

    private func isBlank(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        if let first = text.first, (0x21...0x7E).contains(first) { return false }
        return String(decoding: text, as: UTF8.self).allSatisfy(\.isWhitespace)
    }

    /// Returns the bytes on which the traits and their notices depend; nil if they are too long.
    ///
    /// These are the raw values of the trait keys, and what the endpoint's host is recognised as.
    private func describe() -> UnsafeRawBufferPointer? {
        guard let start = description.baseAddress else { return nil }
        let bytes = start.assumingMemoryBound(to: UInt8.self)
        var length = fields.join(from: ServiceDecoder.ownKeys.count, into: bytes, capacity: description.count)
        guard length > 0 else { return nil }
        if let endpoint = fields.spans[3].plainText,
            let match = context.names.index.hosts.match(atEndpoint: endpoint)
        {
            // A pattern belongs to one offering; the scopes depend on the other patterns that fit.
            let scopes = match.scopes.map { "\($0.offering) \($0.scope)" }.joined(separator: " ")
            let name = Array("\(match.pattern) \(match.region?.code ?? "") \(scopes)".utf8)
            guard length + name.count <= description.count else { return nil }
            UnsafeMutableRawBufferPointer(rebasing: description[length...]).copyBytes(from: name)
            length += name.count
        }
        return UnsafeRawBufferPointer(rebasing: description[..<length])
    }

    /// Returns the service's evidence and the organisation's; nil if the service has to be decoded in full.
    private func evidence() -> [Evidence]? {
        let span = fields.spans[4]
        guard let start = span.start else { return context.evidence }
        let own = evidenceReader.evidence(in: span) {
            guard let tree = try? parser.tree(start, span.length) else { return nil }
            let decoding = DecodingContext()
            let evidence = ServiceDecoder(names: context.names, decoding: decoding).evidence(
                tree.isNull ? nil : tree,
                at: "",
            )
            return decoding.issues.isEmpty && decoding.notices.isEmpty ? evidence : nil
        }
        return own.map { $0 + context.evidence }
    }

    // MARK: Reporting problems

    /// Whether hints about a further service would still be kept.
    var givesHints: Bool { problems.isKeeping && notices.isKeeping(.unknownName) }

    func isNew(_ id: UnsafeBufferPointer<UInt8>, _ window: ByteWindow, _ path: () -> String) -> Bool {
        guard count <= mostIDs, !ids.insert(UnsafeRawBufferPointer(id)) else { return true }
        let text = String(decoding: id, as: UTF8.self)
        add("duplicate service id \(said: text): ids must be unique", at: path(), offset: 0, window)
        return false
    }

    /// Reports the problems and notices of a decoding context, and returns the slots by which its notices can be counted again.
    @discardableResult
    func report(_ decoding: DecodingContext, _ window: ByteWindow, service: String?) -> [Int] {
        for issue in decoding.issues { add(issue.what, at: issue.path, offset: issue.offset, window) }
        return decoding.notices.map { notices.count($0, service: service, line: window.line) }
    }

    func add(_ what: String, at path: String, offset: Int, _ window: ByteWindow) {
        // Finding a position scans all bytes before it, so it is not done for problems that are only counted.
        let position = problems.isKeeping ? window.position(of: window.offset + offset) : nil
        problems.add(path.isEmpty ? what : "\(path): \(what)", at: position)
    }

    func note(_ notice: Notice, line: Int) { notices.count(notice, service: nil, line: line) }
}
