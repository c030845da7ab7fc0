internal import CompcheckModel

/// The tests of one service, collected because the number of tests precedes them in the output.
struct JUnitSuite {
    let service: Service
    private(set) var cases = OutputBuffer()
    /// The lines of the suite's output: remarks on tests that pass, on waivers and on upcoming changes.
    private(set) var reportedFindings: [String] = []
    private(set) var tests = 0
    private(set) var failures = 0
    private(set) var skipped = 0

    init(_ service: Service) { self.service = service }

    /// Adds a test.
    ///
    /// - Parameters:
    ///   - testName: the name of the test.
    ///   - outcome: the result.
    ///   - type: the type of a failure.
    ///   - message: one line that says why the test does not pass.
    ///   - details: the text of a failure.
    mutating func add(
        _ testName: String,
        _ outcome: JUnitOutcome,
        type: String,
        message: String,
        details: String,
    ) {
        tests += 1
        cases.append("  <testcase")
        cases.append(xmlAttribute: "name", testName)
        cases.append(xmlAttribute: "classname", SafeText.of(service.id, limit: .max))
        cases.append(" time=\"0\"")
        switch outcome {
        case .passes: return cases.append("/>\n")
        case .fails:
            failures += 1
            cases.append(">\n   <failure")
            cases.append(xmlAttribute: "type", type)
            cases.append(xmlAttribute: "message", message)
            cases.append(">")
            cases.append(escapingForXML: details)
            cases.append("</failure>\n  </testcase>\n")
        case .isSkipped:
            skipped += 1
            cases.append(">\n   <skipped")
            cases.append(xmlAttribute: "message", message)
            cases.append("/>\n  </testcase>\n")
        }
    }

    /// Adds a line to the suite's output.
    mutating func reported(_ line: String) { reportedFindings.append(line) }

    /// Writes the suite.
    ///
    /// - Parameters:
    ///   - number: the number of suites before this one.
    ///   - day: the time stamp.
    ///   - setting: the encoded properties that all suites share.
    ///   - output: the buffer to append to.
    func write(number: Int, on day: Day, setting: [UInt8], to output: inout OutputBuffer) {
        output.append(" <testsuite")
        output.append(xmlAttribute: "name", SafeText.of(service.id, limit: .max))
        output.append(" package=\"compcheck\" id=\"\(number)\" timestamp=\"\(day)T00:00:00\" hostname=\"localhost\"")
        output.append(" tests=\"\(tests)\" failures=\"\(failures)\" errors=\"0\" skipped=\"\(skipped)\" time=\"0\">\n")
        output.append("  <properties>\n")
        output.append(setting)
        output.append(xmlProperty: "line", "\(service.line)")
        if let name = service.name { output.append(xmlProperty: "name", SafeText.of(name, limit: 1000)) }
        if let owner = service.owner { output.append(xmlProperty: "owner", SafeText.of(owner, limit: 1000)) }
        output.append("  </properties>\n")
        output.append(cases.bytes)
        output.append("  <system-out>")
        output.append(escapingForXML: reportedFindings.joined(separator: "\n"))
        output.append("</system-out>\n  <system-err/>\n </testsuite>\n")
    }
}

extension OutputBuffer {
    /// Appends a property of a suite; the value is safe text.
    mutating func append(xmlProperty name: String, _ value: String) {
        append("   <property")
        append(xmlAttribute: "name", name)
        append(xmlAttribute: "value", value)
        append("/>\n")
    }
}
