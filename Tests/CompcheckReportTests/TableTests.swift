import CompcheckModel
import CompcheckReport
import Testing

/// Tables in every format; the command's tests have the plain cases.
@Suite struct TableTests {
    private func told(_ listing: Listing, _ format: TableFormat, width: Int = 80) -> String {
        var output = OutputBuffer()
        format.write(listing, width: width, into: &output)
        return String(decoding: output.bytes, as: UTF8.self)
    }

    private func row(_ cells: Listing.Cell...) -> Listing {
        Listing(columns: cells.indices.map { "c\($0)" }, rows: [cells])
    }

    @Test func infinityIsANumberThatJSONCanWrite() {
        let listing = row(.real(.infinity), .real(-.infinity), .real(1e300), .integer(.min))
        #expect(told(listing, .ndjson) == "{\"c0\":9e999,\"c1\":-9e999,\"c2\":1e+300,\"c3\":-9223372036854775808}\n")
    }

    @Test(arguments: [
        ("a", "a"), ("", "\"\""), ("a\rb", "\"a\rb\""), ("\"", "\"\"\"\""), (" a ", " a "),
        ("\"\u{301},", "\"\"\"\u{301},\""),
    ])
    func fieldsOfCSV(text: String, field: String) {
        #expect(told(row(.text(text)), .csv) == "c0\r\n\(field)\r\n")
    }

    @Test func numbersStandAtTheRight() {
        let listing = Listing(columns: ["n", "s"], rows: [[.integer(5), .text("生成")], [.integer(10), .nothing]])
        #expect(told(listing, .table) == "n   s\n──  ────\n 5  生成\n10\n")
    }

    @Test(arguments: [40, 60, 80, 120]) func noLineIsWiderThanTheTerminal(width: Int) {
        let words = Array(repeating: "some words of", count: 9).joined(separator: " ")
        let id = String(repeating: "long-id-", count: 9)
        for count in 1...12 {
            let cells = (0..<count).map { Listing.Cell.text($0 % 2 == 0 ? words : id) }
            let listing = Listing(columns: cells.indices.map { "column-\($0)" }, rows: [cells, cells])
            let text = told(listing, .table, width: width)
            #expect(text.split(separator: "\n").allSatisfy { SafeText.columns(of: String($0)) <= width })
            // Nothing is cut off.
            #expect(text.filter(\.isLetter).count >= 2 * count * min(words.filter(\.isLetter).count, 54))
        }
    }

    @Test(arguments: [
        ("abc def", 3, ["abc", "def"]), ("abcdef", 4, ["abcd", "ef"]), ("生成式", 4, ["生成", "式"]), ("", 3, [""]),
        ("a bc d", 4, ["a bc", "d"]),
    ])
    func wraps(text: String, width: Int, lines: [String]) {
        #expect(Wrapping.lines(text, width) == lines)
    }
}
