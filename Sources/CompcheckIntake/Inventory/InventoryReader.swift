public import CompcheckModel

#if canImport(Glibc)
internal import Glibc
#else
internal import Darwin
#endif

/// Reads inventories in compcheck's own format (DESIGN §3): a JSON document, or NDJSON with one service a line.
///
/// Services are handed on one by one as they are read. Where something is wrong, reading goes on to find all of it, but
/// no further service is handed on.
public struct InventoryReader {
    /// Where an inventory comes from.
    public enum Source: Sendable {
        /// A file.
        case file(String)
        /// Standard input.
        case standardInput
    }

    /// What is known of an inventory after its last service.
    public struct Contents: Sendable {
        /// Whose inventory it is.
        public let organization: Organization
        /// How many services it holds.
        public let services: Int
        /// What its reader should know.
        public let notices: [CountedNotice]
        /// SHA-256 of its bytes, where it was wanted.
        public let digest: String?
        /// The number of services whose ids were compared, where those are not all.
        public let comparedIDs: Int?
    }

    /// On a stream of lines, ids are compared for this many services.
    public static let mostComparedLines = 1_000_000

    private let catalogue: Catalogue

    /// A reader that knows the names of a catalogue.
    public init(_ catalogue: Catalogue) { self.catalogue = catalogue }

    /// Reads an inventory and hands on its services.
    ///
    /// - Parameters:
    ///   - source: where the inventory comes from.
    ///   - wantsDigest: whether the bytes are digested on the way.
    ///   - copy: is given all its bytes, as they are read.
    ///   - take: is given each service, in the inventory's order.
    /// - Returns: what is known after the last service.
    /// - Throws: `BadInput` with what is wrong, or whatever `take` throws.
    public func read(
        _ source: Source,
        wantsDigest: Bool,
        copyingTo copy: ((UnsafeRawBufferPointer) -> Void)? = nil,
        _ take: (Service) throws -> Void,
    ) throws -> Contents {
        let window = ByteWindow(descriptor: try source.open(), wantsDigest: wantsDigest, copyingTo: copy)
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
        case .file(let path): path
        case .standardInput: "-"
        }
    }

    /// Opens it.
    /// - Throws: `BadInput` where that cannot be done.
    func open() throws(BadInput) -> Int32 {
        guard case .file(let path) = self else { return dup(STDIN_FILENO) }
        return try openFile(path, as: "an inventory")
    }
}

/// Opens a file to be read, or a pipe that has a path; `role` says what it is.
/// - Throws: `BadInput` where that cannot be done.
func openFile(_ path: String, as role: String) throws(BadInput) -> Int32 {
    #if canImport(Glibc)
    let descriptor = Glibc.open(path, O_RDONLY | O_CLOEXEC)
    #else
    let descriptor = Darwin.open(path, O_RDONLY | O_CLOEXEC)
    #endif
    guard descriptor >= 0 else {
        let reason = errno == ENOENT ? "no such file" : "cannot be read: \(systemReason())"
        throw BadInput([Problem(file: path, what: reason)])
    }
    if fileKind(descriptor) == S_IFDIR {
        close(descriptor)
        throw BadInput([Problem(file: path, what: "is a folder: \(role) is a file")])
    }
    return descriptor
}

/// What kind of file is open, as in `st_mode`; nil where the system does not say.
func fileKind(_ descriptor: Int32) -> mode_t? {
    var status = stat()
    return fstat(descriptor, &status) == 0 ? status.st_mode & S_IFMT : nil
}
