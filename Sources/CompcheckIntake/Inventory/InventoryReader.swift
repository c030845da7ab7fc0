package import CompcheckModel

#if canImport(Glibc)
internal import Glibc
#else
internal import Darwin
#endif

/// Reads inventories in compcheck's own format (docs/design.md §3).
///
/// An inventory is a JSON document, or NDJSON with one service a line. Services are passed on one by one as they
/// are read. After a problem, reading goes on to find all problems, but no further service is passed on.
package struct InventoryReader {
    /// Where an inventory comes from.
    package enum Source: Sendable {
        /// A file, and what its user calls it, if not by its path.
        case file(String, name: String? = nil)
        /// A stream that is open, such as standard input; it stays open.
        case descriptor(Int32)
        /// Bytes in memory, and what their user calls them.
        case bytes([UInt8], name: String)
    }

    /// The facts about an inventory that are known after its last service.
    package struct Contents: Sendable {
        /// Whose inventory it is.
        package let organization: Organization
        /// Number of services.
        package let services: Int
        /// The notices about it.
        package let notices: [CountedNotice]
        /// SHA-256 of its bytes; nil if it was not wanted.
        package let digest: String?
        /// Number of services whose ids were compared; nil if all were.
        package let comparedIDs: Int?
    }

    /// The most services of a stream of lines whose ids are compared.
    package static let mostComparedLines = 1_000_000

    private let catalogue: Catalogue

    /// Creates a reader that knows the names of a catalogue.
    package init(_ catalogue: Catalogue) { self.catalogue = catalogue }

    /// Reads an inventory and passes its services on.
    ///
    /// - Parameters:
    ///   - source: where the inventory comes from.
    ///   - wantsDigest: whether to compute the digest of the bytes.
    ///   - copy: called with all bytes, as they are read.
    ///   - take: called with each service, in the inventory's order.
    /// - Returns: the facts that are known after the last service.
    /// - Throws: `BadInput` with the problems, or whatever `take` throws.
    package func read(
        _ source: Source,
        wantsDigest: Bool,
        copyingTo copy: ((UnsafeRawBufferPointer) -> Void)? = nil,
        _ take: (Service) throws -> Void,
    ) throws -> Contents {
        let window = try source.window(wantsDigest: wantsDigest, copyingTo: copy)
        var problems = InventoryProblems(file: source.name)
        do {
            try window.skipByteOrderMark()
            let isLines = try window.holdsLines(
                isExpected: [".ndjson", ".jsonl"].contains(where: source.name.hasSuffix)
            )
            let mostIDs = isLines ? InventoryReader.mostComparedLines : .max
            let services = ServiceReader(catalogue, file: source.name, mostIDs: mostIDs)
            do {
                if isLines {
                    try LineFraming(window: window, services: services).read(take)
                } else {
                    try DocumentFraming(window: window, services: services, source: source).read(take)
                }
            } catch let fault as InputFault {
                services.problems.add(fault.what, at: fault.offset.map(window.position))
            }
            guard services.problems.isEmpty else { throw services.problems.error }
            return Contents(
                organization: services.context.organization,
                services: services.count,
                notices: services.notices.all,
                digest: window.takeDigest(),
                comparedIDs: services.comparedAllIDs ? nil : mostIDs,
            )
        } catch let fault as InputFault {
            problems.add(fault.what, at: fault.offset.map(window.position))
            throw problems.error
        }
    }
}

extension InventoryReader.Source {
    /// The input as the user named it.
    var name: String {
        switch self {
        case .file(let path, let name): name ?? path
        case .bytes(_, let name): name
        case .descriptor: "-"
        }
    }

    /// Opens the input.
    /// - Throws: `BadInput` if it cannot be opened.
    func window(
        wantsDigest: Bool,
        copyingTo copy: ((UnsafeRawBufferPointer) -> Void)?,
    ) throws(BadInput) -> ByteWindow {
        let input: ByteWindow.Input =
            switch self {
            case .file(let path, let name): .descriptor(try openFile(path, named: name, as: "an inventory"))
            case .descriptor(let descriptor): .descriptor(dup(descriptor))
            case .bytes(let bytes, _): .bytes(bytes)
            }
        return ByteWindow(input, wantsDigest: wantsDigest, copyingTo: copy)
    }
}

/// Opens a file, or a pipe that has a path, for reading; error messages name its `role`.
/// - Throws: `BadInput` if it cannot be opened or is a folder.
func openFile(_ path: String, named name: String? = nil, as role: String) throws(BadInput) -> Int32 {
    #if canImport(Glibc)
    let descriptor = Glibc.open(path, O_RDONLY | O_CLOEXEC)
    #else
    let descriptor = Darwin.open(path, O_RDONLY | O_CLOEXEC)
    #endif
    guard descriptor >= 0 else {
        let reason = errno == ENOENT ? "no such file" : "cannot be read: \(systemReason())"
        throw BadInput([Problem(file: name ?? path, what: reason)])
    }
    if fileKind(descriptor) == S_IFDIR {
        close(descriptor)
        throw BadInput([Problem(file: name ?? path, what: "is a folder: \(role) must be a file")])
    }
    return descriptor
}

/// Returns the kind of an open file, as in `st_mode`; nil if the system does not report it.
func fileKind(_ descriptor: Int32) -> mode_t? {
    var status = stat()
    return fstat(descriptor, &status) == 0 ? status.st_mode & S_IFMT : nil
}
