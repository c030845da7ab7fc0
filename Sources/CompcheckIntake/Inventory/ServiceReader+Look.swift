internal import CompcheckModel

extension ServiceReader {
    /// Reads a service whole, says all that is wrong with it, and remembers its description.
    func look(
        _ window: ByteWindow,
        _ length: Int,
        _ path: String,
        key: (UnsafeRawBufferPointer, UInt64)?,
    )
        -> Service?
    {
        let tree: JSONTree
        do {
            tree = try parser.tree(window.bytes, length)
        } catch {
            add(error.what, at: path, offset: error.offset ?? 0, window)
            return nil
        }
        // Evidence is no part of a description, so what there is to say about it is kept apart.
        let desk = Desk(givesHints: givesHints)
        let evidenceDesk = Desk(givesHints: givesHints)
        let decoder = ServiceDecoder(names: context.names, desk: desk)
        let decoded = decoder.service(tree, at: path, context, evidenceDesk: evidenceDesk)
        let endpoint = decoded?.endpoint.flatMap { HostIndex.host(ofEndpoint: $0) }
            .flatMap { context.names.index.hosts.offering(atHost: $0) }
        if let decoded {
            CatalogueAgreement(index: context.names.index, desk: desk).check(decoded.said, endpoint: endpoint)
        }
        report(desk, window, service: decoded?.id)
        report(evidenceDesk, window, service: decoded?.id)
        guard let decoded else { return nil }
        var id = decoded.id
        let isNew = id.withUTF8 { self.isNew($0, window) { path } }
        guard isNew, desk.complaints.isEmpty, evidenceDesk.complaints.isEmpty else { return nil }
        let traits = Traits(decoded.said, ownVendors: context.names.ownVendors)
        if let (bytes, hash) = key, table.entry(bytes, hash: hash) == nil {
            table.insert(.init(traits: traits, notices: desk.notices), bytes, hash: hash)
        }
        return Service(
            id: decoded.id,
            name: decoded.name,
            owner: decoded.owner,
            line: window.line,
            traits: traits,
            evidence: decoded.evidence + context.evidence,
        )
    }
}
