internal import CompcheckModel
internal import Foundation

/// The audits of a schedule, as its record keeps them.
package struct ScheduleRequest: Codable, Hashable, Sendable {
    /// One audit for each inventory.
    package var audits: [AuditRequest]

    /// A request.
    package init(_ audits: [AuditRequest]) { self.audits = audits }

    private enum CodingKeys: String, CodingKey {
        case audits = "audits"
    }

    /// Reads what `json` wrote.
    /// - Throws: `DecodingError` where it is no request that this program knows.
    package init(json: String) throws {
        self = try JSONDecoder().decode(ScheduleRequest.self, from: Data(json.utf8))
    }

    /// The request as JSON with sorted keys.
    package var json: String {
        get throws {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
            return String(decoding: try encoder.encode(self), as: UTF8.self)
        }
    }

    /// The files that its audits write, absolute, when they run in a folder.
    package func reportFiles(in folder: String) -> [String] {
        let folder = URL(filePath: folder, directoryHint: .isDirectory)
        return audits.flatMap(\.reports.targets).compactMap(\.file).map {
            URL(filePath: $0, relativeTo: folder).standardizedFileURL.path
        }
    }
}
