internal import CompcheckModel

extension HTMLPage {
    /// Returns the matrix as JSON for the page's script, safe inside a `script` element.
    func data(_ sorted: HTMLMatrixRows) -> String {
        var json = JSONWriter()
        json.object { json in
            json.field("lines", HTMLPage.lineLimit)
            json.field("columns", HTMLPage.columnLimit)
            json.field("wideColumns", HTMLPage.wideColumnLimit)
            json.field("verdicts", each: Verdict.allCases.reversed()) { json, verdict in
                json.field("name", verdict.rawValue)
                json.field("sign", verdict.sign)
                json.field("brief", verdict.brief)
            }
            write(sorted, to: &json)
        }
        return String(decoding: HTMLPage.inScript(json.output.bytes), as: UTF8.self)
    }

    /// Writes `places` (jurisdictions), `answers`, `shapes` and `services`; each refers to the ones before by index.
    private func write(_ sorted: HTMLMatrixRows, to json: inout JSONWriter) {
        let columns = Dictionary(uniqueKeysWithValues: sorted.jurisdictions.enumerated().map { ($1, $0) })
        json.key("places")
        json.array { list in
            for position in sorted.jurisdictions {
                let code = matrix.jurisdictions[position]
                list.texts([SafeText.of(code.text), jurisdictionNames[code] ?? ""])
            }
        }
        var answers: [Matrix.Cell.Answer: Int] = [:]
        var order: [Matrix.Cell] = []
        for cell in sorted.shapes.lazy.flatMap(\.cells) where answers[cell.answer] == nil {
            answers[cell.answer] = order.count
            order.append(cell)
        }
        json.field("answers", each: order) { json, cell in
            json.field("verdict", cell.section.verdict.rank)
            json.field("atWorst", cell.section.atWorst.rank)
            json.field("anchor", anchor(of: cell))
            if isWaived(cell) { json.field("waived", true) }
        }
        json.key("shapes")
        json.array { list in
            for shape in sorted.shapes {
                list.array { list in
                    for cell in shape.cells {
                        list.number(columns[cell.jurisdiction] ?? 0)
                        list.number(answers[cell.answer] ?? 0)
                    }
                }
            }
        }
        json.key("services")
        json.array { list in
            for (position, shape) in sorted.shapes.enumerated() {
                for row in shape.rows {
                    list.array { list in
                        list.string(SafeText.of(row.id, limit: 200))
                        list.string(row.name.map { SafeText.of($0, limit: 200) } ?? "")
                        list.string(row.owner.map { SafeText.of($0, limit: 200) } ?? "")
                        list.number(position)
                    }
                }
            }
        }
    }

    /// Escapes `<`, which occurs in JSON strings only, so that nothing ends the `script` element or begins a comment.
    private static func inScript(_ json: [UInt8]) -> [UInt8] {
        var safe: [UInt8] = []
        safe.reserveCapacity(json.count)
        for byte in json {
            if byte == UInt8(ascii: "<") { safe += Array("\\u003c".utf8) } else { safe.append(byte) }
        }
        return safe
    }
}

extension Matrix.Cell {
    /// The answer to a use, without its jurisdiction.
    struct Answer: Hashable {
        let section: UseAggregator.Section
        let group: Int?
    }

    fileprivate var answer: Answer { Answer(section: section, group: group) }
}

extension JSONWriter {
    fileprivate mutating func texts(_ texts: [String]) {
        array { list in
            for text in texts { list.string(text) }
        }
    }
}
