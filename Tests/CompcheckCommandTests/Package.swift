import Foundation

/// This package on the disk.
enum Package {
    static let root = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    /// The binary in `$COMPCHECK_TEST_BINARY`, else the one that was built together with these tests.
    static let binary: URL = {
        if let other = ProcessInfo.processInfo.environment["COMPCHECK_TEST_BINARY"] { return URL(filePath: other) }
        let beside = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent().appending(path: "compcheck")
        if FileManager.default.isExecutableFile(atPath: beside.path) { return beside }
        return root.appending(path: ".build/release/compcheck")
    }()

    /// The inventory that the README shows.
    ///
    /// The path is relative, because children run in the package's root.
    static let example = "Examples/inventory.json"

    /// The names of the migrations, in order.
    static let migrations: [String] = {
        let names = try? FileManager.default.contentsOfDirectory(atPath: root.appending(path: "migrations").path)
        return (names ?? []).filter { $0.hasSuffix(".sql") }.map { String($0.dropLast(".sql".count)) }.sorted()
    }()

    static func text(_ path: String) throws -> String {
        String(decoding: try Data(contentsOf: root.appending(path: path)), as: UTF8.self)
    }
}

/// Inventories in one line.
enum Inventory {
    /// Returns an inventory of one service with only a jurisdiction and these attributes.
    static func of(_ traits: String, in jurisdiction: String = "CN") -> String {
        document("{\"id\": \"bot\", \"jurisdictions\": [\"\(jurisdiction)\"], \(traits)}")
    }

    static func document(_ services: String) -> String { "{\"formatVersion\": 1, \"services\": [\(services)]}\n" }

    /// Lines of NDJSON: uses of the OpenAI API in China.
    static func lines(_ numbers: Range<Int>) -> String {
        numbers.map { "{\"id\":\"s\($0)\",\"offering\":\"openai-api\",\"jurisdictions\":[\"CN\"]}\n" }.joined()
    }

    /// A name that would control a terminal: a colour, a line of its own, reversed text.
    static let hostileName =
        "\u{1B}[31mred\u{7}\ninventory.json:1:1: fine\r\u{9B}2J\u{202E}live\u{2066}\u{2028}\u{2029}"
}
