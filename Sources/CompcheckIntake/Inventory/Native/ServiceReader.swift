internal import CSimdjson
internal import CompcheckModel

/// Reads services one by one out of a window.
///
/// What a service says of itself is read in place; what it shares with others is found by its bytes, and only what is
/// new is looked at closely.
final class ServiceReader {
    /// What a service says of itself but for its names, places and evidence.
    struct Description {
        let traits: Traits
        /// What a reader should know about every service described so: where the counter keeps it.
        let notices: [Int]
    }

    let parser = JSONParser()
    private let evidenceReader: EvidenceReader
    var context: OrganizationContext
    var problems: InventoryProblems
    private(set) var notices = NoticeCounter()
    private(set) var count = 0
    private var ids = IDTable()
    /// How many ids are compared before the check stops.
    private let mostIDs: Int
    var descriptions = MeaningTable<Description>(rows: 1 << 13)
    var places = MeaningTable<[JurisdictionCode]>(rows: 1 << 13)
    /// The first host that was recognised as something: it stands for all that are recognised as the same.
    var firstHosts: [HostIndex.Match: String] = [:]
    let fields = Fields(ServiceDecoder.ownKeys + ServiceDecoder.traitKeys)
    /// Where descriptions are put together.
    ///
    /// A longer one is looked at closely each time.
    private let description = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 14, alignment: 16)

    init(_ catalogue: Catalogue, file: String, mostIDs: Int) {
        context = OrganizationContext(catalogue)
        evidenceReader = EvidenceReader(parser)
        problems = InventoryProblems(file: file)
        self.mostIDs = mostIDs
    }

    deinit { description.deallocate() }

    /// Whether ids were compared to the end.
    var comparedAllIDs: Bool { count <= mostIDs }

    /// Reads the organisation out of the first bytes in view.
    func readOrganization(_ tree: JSONTree, at path: String, _ window: ByteWindow) {
        let desk = Desk()
        context.read(tree, at: path, desk)
        report(desk, window, service: nil)
    }

    /// Reads the service in the first `length` bytes in view; nil where something is wrong with it.
    ///
    /// `path` says where it stands; it is asked only where something is to be said.
    func service(_ window: ByteWindow, _ length: Int, path: () -> String) -> Service? {
        count += 1
        // What is no object, or not JSON, is told apart by a closer look.
        guard fields.find(in: window.bytes, length, parser), let id = fields.spans[0].plainText, !isBlank(id),
            (1...3).allSatisfy(fields.isPlainOrAbsent)
        else { return look(window, length, path(), key: nil) }
        guard let key = describe() else { return look(window, length, path(), key: nil) }
        let hash = quickHash(key)
        let span = fields.spans[5].bytes
        guard let known = descriptions.meaning(of: key, hash: hash),
            let jurisdictions = places.meaning(of: span, hash: quickHash(span)), let evidence = evidence()
        else { return look(window, length, path(), key: (key, hash)) }
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

    // MARK: The short way

    private func isBlank(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        if let first = text.first, (0x21...0x7E).contains(first) { return false }
        return String(decoding: text, as: UTF8.self).allSatisfy(\.isWhitespace)
    }

    /// All that the traits and what is said of them depend on: the raw values of their keys, and what the endpoint's host
    /// is recognised as.
    private func describe() -> UnsafeRawBufferPointer? {
        guard let start = description.baseAddress else { return nil }
        let bytes = start.assumingMemoryBound(to: UInt8.self)
        var length = fields.join(from: ServiceDecoder.ownKeys.count, into: bytes, capacity: description.count)
        guard length > 0 else { return nil }
        if let endpoint = fields.spans[3].plainText,
            let match = context.names.index.hosts.match(atEndpoint: endpoint)
        {
            // A pattern belongs to one offering.
            let name = Array("\(match.pattern) \(match.region?.code ?? "")".utf8)
            guard length + name.count <= description.count else { return nil }
            UnsafeMutableRawBufferPointer(rebasing: description[length...]).copyBytes(from: name)
            length += name.count
        }
        return UnsafeRawBufferPointer(rebasing: description[..<length])
    }

    /// The service's evidence and the organisation's; nil where it needs a closer look.
    private func evidence() -> [Evidence]? {
        let span = fields.spans[4]
        guard let start = span.start else { return context.evidence }
        let own = evidenceReader.evidence(in: span) {
            guard let tree = try? parser.tree(start, span.length) else { return nil }
            let desk = Desk()
            let evidence = ServiceDecoder(names: context.names, desk: desk).evidence(tree.isNull ? nil : tree, at: "")
            return desk.complaints.isEmpty && desk.notices.isEmpty ? evidence : nil
        }
        return own.map { $0 + context.evidence }
    }

    // MARK: Saying what is wrong

    /// Whether anyone will read what is said about a further service.
    var givesHints: Bool { problems.isKeeping && notices.isKeeping(.unknownName) }

    func isNew(_ id: UnsafeBufferPointer<UInt8>, _ window: ByteWindow, _ path: () -> String) -> Bool {
        guard count <= mostIDs, !ids.insert(UnsafeRawBufferPointer(id)) else { return true }
        let text = String(decoding: id, as: UTF8.self)
        add("the service id \(said: text) stands twice: ids tell services apart", at: path(), offset: 0, window)
        return false
    }

    /// Says what is on a desk, and by which slots its notices are counted again.
    @discardableResult
    func report(_ desk: Desk, _ window: ByteWindow, service: String?) -> [Int] {
        for complaint in desk.complaints { add(complaint.what, at: complaint.path, offset: complaint.offset, window) }
        return desk.notices.map { notices.count($0, service: service, line: window.line) }
    }

    func add(_ what: String, at path: String, offset: Int, _ window: ByteWindow) {
        // Finding a place costs a look at all bytes before it: not for what is only counted.
        let position = problems.isKeeping ? window.position(of: window.offset + offset) : nil
        problems.add(path.isEmpty ? what : "\(path): \(what)", at: position)
    }

    func note(_ notice: Notice, line: Int) { notices.count(notice, service: nil, line: line) }
}
