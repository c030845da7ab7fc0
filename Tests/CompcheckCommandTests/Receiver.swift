import Foundation
import Testing

/// A receiver of alerts on this machine, whose behaviour depends on the path: see `receiver.py`.
final class Receiver {
    static let secret = "a secret with ümlaut"

    /// A request that it received.
    struct Request: Decodable {
        let path: String
        let method: String
        let headers: [String: String]
        let body: String
        let isSigned: Bool

        /// Decodes the alert in its body.
        func alert() throws -> Alert { try Alert(body) }
    }

    private let process = Process()
    private let input = Pipe()
    private let log: URL
    private let port: String
    private let scheme: String

    /// Starts a receiver, with TLS if a certificate and its key are given.
    init(in home: Home, certificate: (String, String)? = nil) throws {
        log = URL(filePath: home.path("receiver-\(UUID().uuidString)"))
        scheme = certificate == nil ? "http" : "https"
        process.executableURL = URL(filePath: "/usr/bin/env")
        let script = Package.root.appending(path: "Tests/CompcheckCommandTests/receiver.py").path
        process.arguments = ["python3", script, log.path] + (certificate.map { [$0.0, $0.1] } ?? [])
        process.environment = ProcessInfo.processInfo.environment
            .merging(["COMPCHECK_WEBHOOK_SECRET": Receiver.secret]) { $1 }
        let output = Pipe()
        process.standardInput = input
        process.standardOutput = output
        try process.run()
        var line = ""
        while !line.hasSuffix("\n"), let byte = try output.fileHandleForReading.read(upToCount: 1), !byte.isEmpty {
            line += String(decoding: byte, as: UTF8.self)
        }
        port = String(line.dropLast())
        #expect(Int(port) != nil, "the receiver did not start")
    }

    deinit {
        // SIGKILL, because children of these tests' threads inherit blocked signals.
        kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
    }

    /// Returns a target at the receiver with such a behaviour.
    func target(_ manner: String) -> String { "\(scheme)://127.0.0.1:\(port)/\(manner)" }

    /// Returns the requests received so far at paths of this behaviour, in order.
    func requests(_ manner: String = "") throws -> [Request] {
        let lines = String(decoding: try Data(contentsOf: log), as: UTF8.self).split(separator: "\n")
        return try lines.map { try JSONDecoder().decode(Request.self, from: Data($0.utf8)) }
            .filter { $0.path.hasPrefix("/" + manner) }
    }
}

/// The members of an alert that these tests use.
struct Alert: Decodable {
    struct Changes: Decodable {
        let opened: Int
        let closed: Int
        let changed: Int
        let waiversBegan: Int
        let waiversEnded: Int
    }

    struct Ahead: Decodable, Hashable {
        let kind: String
        let day: String
        let rule: String?
        let requirement: String?
    }

    let formatVersion: Int
    let id: String
    let kind: String
    let subject: String
    let inventory: String
    let run: Int?
    let comparedWith: Int?
    let failing: Int?
    let reason: String?
    let changes: Changes?
    let ahead: [Ahead]
    let text: [String]
    let more: String?

    init(_ text: String) throws { self = try JSONDecoder().decode(Alert.self, from: Data(text.utf8)) }
}

/// An alert in `alerts list --format json`.
struct ListedAlert: Decodable {
    let id: Int
    let kind: String
    let target: String
    let state: String
    let attempts: Int
    let lastOutcome: String?
    let lastAnswer: String?
    let uuid: String

    static func all(in home: Home, _ arguments: String...) throws -> [ListedAlert] {
        let outcome = try home.run(["alerts", "list", "--format", "json", "--limit", "1000"] + arguments)
        #expect(outcome.status == 0 && outcome.errors.isEmpty, "\(outcome.errors)")
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        return try decoder.decode([ListedAlert].self, from: Data(outcome.output.utf8))
    }
}
