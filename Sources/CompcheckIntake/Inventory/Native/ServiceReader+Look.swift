internal import CSimdjson
internal import CompcheckModel

extension ServiceReader {
    /// Decodes a service in full, reports all its problems, and caches its description.
    func assessment(
        _ window: ByteWindow,
        _ length: Int,
        _ path: String,
        key: (UnsafeRawBufferPointer, UInt64)?,
    ) -> Service? {
        let tree: JSONTree
        do {
            tree = try parser.tree(window.bytes, length)
        } catch {
            add(error.what, at: path, offset: error.offset ?? 0, window)
            return nil
        }
        // Evidence is not part of a description, so its problems and notices are kept apart.
        let decoding = DecodingContext(givesHints: givesHints)
        let evidenceDecoding = DecodingContext(givesHints: givesHints)
        let decoder = ServiceDecoder(names: context.names, decoding: decoding)
        let decoded = decoder.service(tree, at: path, context, evidenceDecoding: evidenceDecoding)
        if let decoded {
            let agreement = CatalogueAgreement(names: context.names, decoding: decoding)
            agreement.check(decoded.stated, endpoint: decoded.endpoint.flatMap(endpoint))
        }
        let slots = report(decoding, window, service: decoded?.id)
        report(evidenceDecoding, window, service: decoded?.id)
        guard let decoded else { return nil }
        var id = decoded.id
        let isNew = id.withUTF8 { self.isNew($0, window) { path } }
        guard isNew, decoding.issues.isEmpty, evidenceDecoding.issues.isEmpty else { return nil }
        remember(decoded.jurisdictions)
        return Service(
            id: decoded.id,
            name: decoded.name,
            owner: decoded.owner,
            line: window.line,
            column: window.column,
            jurisdictions: decoded.jurisdictions,
            traits: traits(decoded, slots, key: key),
            evidence: decoded.evidence + context.evidence,
        )
    }

    /// Returns what the host of an endpoint is recognised as, with the first host that had the same match.
    private func endpoint(_ text: String) -> CatalogueAgreement.Endpoint? {
        guard let host = HostIndex.host(ofEndpoint: text), let match = context.names.index.hosts.match(atHost: host)
        else { return nil }
        let first = firstHosts[match] ?? host
        firstHosts[match] = first
        return CatalogueAgreement.Endpoint(host: first, match: match)
    }

    /// Returns the traits of a service; a known description keeps its object, as only other parts needed decoding.
    private func traits(
        _ decoded: ServiceDecoder.Decoded,
        _ notices: [Int],
        key: (UnsafeRawBufferPointer, UInt64)?,
    )
        -> Traits
    {
        if let (bytes, hash) = key, let known = descriptions.meaning(of: bytes, hash: hash) { return known.traits }
        let traits = Traits(decoded.stated, ownVendors: context.names.ownVendors, origin: decoded.origin)
        if let (bytes, hash) = key {
            descriptions.insert(Description(traits: traits, notices: notices), of: bytes, hash: hash)
        }
        return traits
    }

    /// Caches the decoded list of jurisdictions, if its bytes were found.
    private func remember(_ jurisdictions: [JurisdictionCode]) {
        guard fields.spans[5].start != nil else { return }
        let span = fields.spans[5].bytes
        let hash = quickHash(span)
        if jurisdictionLists.meaning(of: span, hash: hash) == nil {
            jurisdictionLists.insert(jurisdictions, of: span, hash: hash)
        }
    }
}
