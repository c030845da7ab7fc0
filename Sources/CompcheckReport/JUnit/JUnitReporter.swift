internal import CompcheckModel

/// Renders an audit as JUnit test results for build servers: a suite for each service, a test for each of its
/// uses.
///
/// A test fails if and only if its use fails the audit. The output is valid under both Ant's and Jenkins'
/// schema. Ant's requires a time, a host and a duration: they are the day in question and fixed texts, never
/// those of the machine.
struct JUnitReporter: Reporter {
    private let audit: Audit
    private var text: JUnitText
    private let setting: [UInt8]
    private var suite: JUnitSuite?
    private var suites = 0

    init(_ audit: Audit) {
        self.audit = audit
        text = JUnitText(audit)
        setting = JUnitReporter.properties(audit)
    }

    mutating func begin(into output: inout OutputBuffer) {
        output.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
        output.append("<!-- compcheck: \(text.day) -->\n<testsuites>\n")
    }

    mutating func report(_ use: Use, into output: inout OutputBuffer) {
        if suite.map({ $0.service.id != use.service.id || $0.service.line != use.service.line }) ?? true {
            close(into: &output)
            suite = JUnitSuite(use.service)
        }
        let (answer, jurisdiction) = (use.answer, SafeText.of(use.jurisdiction.text))
        let outcome = JUnitOutcome(use, in: audit)
        let details = if case .fails = outcome { text.details(use) } else { "" }
        suite?.add(
            jurisdiction,
            outcome,
            type: answer.verdict.rawValue,
            message: text.message(answer, outcome),
            details: details,
        )
        if case .passes = outcome { suite?.reported("\(jurisdiction): \(text.pass(use))") }
        for waiver in use.waivers {
            suite?.reported("\(jurisdiction): \(SafeText.of(waiver.rule.text)) waived \(waiver.displayText)")
        }
        for entry in answer.closing { suite?.reported("\(jurisdiction): \(text.change(entry))") }
    }

    mutating func finish(_ summary: AuditSummary, into output: inout OutputBuffer) {
        close(into: &output)
        output.append("</testsuites>\n")
    }

    private mutating func close(into output: inout OutputBuffer) {
        suite?.write(number: suites, on: audit.question.asOf, setting: setting, to: &output)
        if suite != nil { suites += 1 }
        suite = nil
    }

    private static func properties(_ audit: Audit) -> [UInt8] {
        let (setting, question) = (Setting(audit), audit.question)
        var output = OutputBuffer()
        output.append(xmlProperty: "compcheck", SafeText.of(audit.toolVersion))
        output.append(xmlProperty: "asOf", "\(question.asOf)")
        output.append(xmlProperty: "today", "\(audit.today)")
        output.append(xmlProperty: "isToday", "\(setting.isToday)")
        if let instant = audit.knownAt { output.append(xmlProperty: "knownAt", instant.description) }
        for (rule, day) in question.assumed.sorted(by: { $0.key < $1.key }) {
            output.append(xmlProperty: "assumed", "\(SafeText.of(rule.text)) in force from \(day)")
        }
        for rule in question.without.sorted() { output.append(xmlProperty: "without", SafeText.of(rule.text)) }
        output.append(xmlProperty: "failOn", audit.failOn.rawValue)
        output.append(xmlProperty: "certainOnly", "\(audit.certainOnly)")
        if let baseline = audit.baseline { output.append(xmlProperty: "baseline", SafeText.of(baseline.description)) }
        output.append(
            xmlProperty: "rules",
            "\(SafeText.of(audit.rulebook.origin)), digest \(short(audit.rulebook.digest))",
        )
        output.append(xmlProperty: "inventory", Setting.describe(audit.inventory))
        return output.bytes
    }
}
