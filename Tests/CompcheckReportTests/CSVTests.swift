import CompcheckModel
import CompcheckReport
import Testing

@Suite("CSV")
struct CSVTests {
    /// Parses CSV strictly by RFC 4180.
    private func parse(_ text: String) throws -> [[String]] {
        let bytes = Array(text.utf8)
        let (quote, comma, carriageReturn, newline) = (UInt8(ascii: "\""), UInt8(ascii: ","), UInt8(13), UInt8(10))
        try #require(bytes.suffix(2) == [carriageReturn, newline])
        var rows: [[String]] = [[]]
        var position = 0
        while position < bytes.count {
            var cell: [UInt8] = []
            if bytes[position] == quote {
                position += 1
                while position < bytes.count {
                    if bytes[position] == quote {
                        position += 1
                        // Two quotes stand for one; a single one ends the cell.
                        guard position < bytes.count, bytes[position] == quote else { break }
                    }
                    cell.append(bytes[position])
                    position += 1
                }
            } else {
                while position < bytes.count {
                    let byte = bytes[position]
                    if byte == comma || byte == carriageReturn || byte == newline || byte == quote { break }
                    cell.append(byte)
                    position += 1
                }
            }
            rows[rows.count - 1].append(String(decoding: cell, as: UTF8.self))
            let next = position < bytes.count ? bytes[position] : nil
            if next == comma {
                position += 1
            } else {
                try #require(next == carriageReturn && position + 1 < bytes.count && bytes[position + 1] == newline)
                position += 2
                if position < bytes.count { rows.append([]) }
            }
        }
        return rows
    }

    @Test(arguments: [true, false])
    func aRowForEachFinding(allUses: Bool) throws {
        let rows = try parse(tell(.csv, options: ReportOptions(allUses: allUses)))
        let expected = Fixture.uses.reduce(0) { $0 + max(allUses ? 1 : 0, $1.answer.findings.count) }
        #expect(rows.count == expected + 1)
        #expect(rows.allSatisfy { $0.count == rows[0].count })
    }

    @Test func ofNothingIsItsHead() throws {
        #expect(try parse(tell(.csv, uses: [])).count == 1)
    }

    @Test func ofManyUses() throws {
        let rows = try parse(tell(.csv, Many.audit, Many.uses(30_000)))
        #expect(rows.count > 40_000)
        #expect(rows.allSatisfy { $0.count == rows[0].count })
    }

    @Test func namesTheAlternative() throws {
        let offering = Offering(id: "azure-openai", title: "Azure OpenAI", vendor: "microsoft", route: "azure-global")
        let alternative = Alternative(offering: offering, answer: Fixture.permitted, lacks: [])
        let service = Fixture.service("bot")
        let use = Use(service: service, jurisdiction: "CN", answer: Fixture.direct("CN"), alternative: alternative)
        for row in try parse(tell(.csv, uses: [use])).dropFirst() {
            #expect(row.suffix(6).prefix(3) == ["azure-openai", "permitted", "permitted"])
        }
    }

    @Test func hostileTextStaysInItsCell() throws {
        let text = tell(.csv, Hostile.audit, Hostile.uses, options: ReportOptions(allUses: true))
        let rows = try parse(text)
        #expect(rows.count == Hostile.uses.count + 1)
        #expect(rows.allSatisfy { $0.count == rows[0].count })
        for scalar in text.unicodeScalars where scalar != "\r" && scalar != "\n" {
            #expect(![.control, .format].contains(scalar.properties.generalCategory))
        }
    }

    @Test(arguments: ["=cmd()", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "＝1", "=1,\"a\""])
    func noCellIsAFormula(text: String) throws {
        let service = Fixture.service(text, text, owner: text)
        let use = Use(service: service, jurisdiction: "CN", answer: Fixture.unregulated)
        let rows = try parse(tell(.csv, uses: [use], options: ReportOptions(allUses: true)))
        for cell in rows[1] { #expect(!"=+-@\t\r＝".contains(cell.first ?? " ")) }
        #expect(rows[1][3].hasPrefix("'") || rows[1][3].hasPrefix("\\"))
    }

    private func tell(_ format: ReportFormat, uses: [Use], options: ReportOptions = ReportOptions()) -> String {
        CompcheckReportTests.tell(format, Fixture.audit(), uses, options: options)
    }

    private func tell(
        _ format: ReportFormat,
        _ audit: Audit = Fixture.audit(),
        _ uses: some Sequence<Use> = Fixture.uses,
        options: ReportOptions = ReportOptions(),
    ) -> String {
        CompcheckReportTests.tell(format, audit, uses, options: options)
    }
}
