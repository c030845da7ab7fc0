package import CompcheckModel

/// Renders an audit as a stream of JSON lines, one a use.
///
/// There is no header, so every line repeats the day in question.
package struct NDJSONReporter: Reporter {
    private let options: ReportOptions
    private let head: [UInt8]
    private var tails: AnswerTails

    package init(_ audit: Audit, options: ReportOptions) {
        self.options = options
        let style = AnswerJSON(isLean: true, wantsOutlook: audit.question.wantsOutlook, Setting(audit))
        tails = AnswerTails(style, terminator: "\n")
        let warning = audit.question.asOf == audit.today ? "" : "\"isToday\":false,"
        let known = audit.knownAt.map { "\"knownAt\":\"\($0)\"," } ?? ""
        head = Array("{\"asOf\":\"\(audit.question.asOf)\",\(warning)\(known)\"service\":\"".utf8)
    }

    package mutating func begin(into output: inout OutputBuffer) {}

    package mutating func report(_ use: Use, into output: inout OutputBuffer) {
        guard options.includes(use.answer) else { return }
        output.append(head)
        output.append(escapingForJSON: use.service.id)
        output.append("\",")
        use.waivers.append(to: &output)
        output.append(new: use.new)
        output.append("\"jurisdiction\":\"")
        output.append(escapingForJSON: use.jurisdiction.text)
        tails.append(use.answer, to: &output)
    }

    package mutating func finish(_ summary: AuditSummary, into output: inout OutputBuffer) {}
}
