package import CompcheckModel

/// The formats of an audit report; the raw value is the command-line name.
package enum ReportFormat: String, CaseIterable, Codable, Sendable {
    /// For people: sorted and grouped; a small inventory fits on one page.
    case text
    /// One JSON document, described by `schemas/audit-report-1.schema.json`.
    case json
    /// One JSON object a line for each use, described by `schemas/audit-use-1.schema.json`.
    case ndjson
    /// For spreadsheets: a row for each finding of each use (RFC 4180).
    case csv
    /// For build servers: JUnit XML with a test for each use.
    case junit
    /// For a pull request: a comment of less than 60,000 characters.
    case markdown
    /// For people in a browser, as an attachment or on paper: one self-contained page.
    case html
    /// SARIF 2.1.0: one result per finding, for the 25,000 weightiest findings.
    case sarif
    /// GitHub Actions workflow commands: as many findings as GitHub shows, at their lines of the inventory.
    case github
    /// A GitLab Code Quality report with one object per finding.
    case gitlab
    /// OSCAL 1.1.3 assessment results for auditors, with an observation for each of the 100,000 weightiest findings.
    case oscal
    /// OCSF 1.8.0 for SIEM systems: a Compliance Finding event a line for each finding.
    case ocsf

    /// Whether this format names the best alternative to a use; finding alternatives takes time.
    ///
    /// Formats for code scanners, auditors and SIEM systems have no field for it, and NDJSON must stream quickly.
    package var tellsAlternatives: Bool {
        switch self {
        case .text, .json, .csv, .junit, .markdown, .html: true
        case .ndjson, .sarif, .github, .gitlab, .oscal, .ocsf: false
        }
    }

    /// Makes the reporter that renders this audit in this format.
    package func reporter(for audit: Audit, options: ReportOptions = ReportOptions()) -> any Reporter {
        switch self {
        case .text: TextReporter(audit, options: options)
        case .json: JSONReporter(audit, options: options)
        case .ndjson: NDJSONReporter(audit, options: options)
        case .csv: CSVReporter(audit, options: options)
        case .junit: JUnitReporter(audit)
        case .markdown: MarkdownReporter(audit)
        case .html: HTMLReporter(audit)
        case .sarif: SARIFReporter(audit)
        case .github: GitHubReporter(audit)
        case .gitlab: GitLabReporter(audit)
        case .oscal: OSCALReporter(audit)
        case .ocsf: OCSFReporter(audit)
        }
    }
}

/// The options of a report.
package struct ReportOptions: Hashable, Sendable {
    /// Whether JSON, NDJSON and CSV include every use.
    ///
    /// Otherwise they include only uses with a finding or a verdict other than permitted and unregulated; JSON and
    /// NDJSON also include those with an outlook entry. Totals always count all uses.
    package var allUses: Bool
    /// The maximum line width of the text report in columns, clamped to 40 through 120.
    package var width: Int
    /// Whether the text report uses colour; the caller checks the terminal and NO_COLOR.
    package var colour: Bool
    /// How many groups, changes or names a section of the text report prints before it counts the rest.
    package var top: Int

    /// Creates options; the defaults suit output to a pipe.
    package init(allUses: Bool = false, width: Int = 80, colour: Bool = false, top: Int = 6) {
        self.allUses = allUses
        self.width = width
        self.colour = colour
        self.top = top
    }

    /// Whether JSON and NDJSON include uses with this answer.
    package func includes(_ answer: Answer) -> Bool {
        allUses || answer.verdict > .permitted || !answer.findings.isEmpty || !answer.outlook.isEmpty
    }
}
