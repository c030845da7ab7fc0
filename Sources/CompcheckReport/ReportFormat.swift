package import CompcheckModel

/// The formats in which an audit can be told; the raw value is the name on the command line.
package enum ReportFormat: String, CaseIterable, Codable, Sendable {
    /// For people: sorted, grouped, a page for a small inventory.
    case text
    /// One document, described by `schemas/audit-report-1.schema.json`.
    case json
    /// One use a line, each described by `schemas/audit-use-1.schema.json`.
    case ndjson
    /// For spreadsheets: a row for each finding of each use (RFC 4180).
    case csv
    /// For build servers: a test for each use.
    case junit
    /// For a pull request: a comment of less than 60,000 characters.
    case markdown
    /// For people in a browser, as an attachment or on paper: one page that stands alone.
    case html
    /// SARIF 2.1.0, a result per finding, the weightiest 25,000.
    case sarif
    /// Workflow commands of GitHub Actions: the findings that it shows at the lines of the inventory.
    case github
    /// A Code Quality report of GitLab, an object per finding.
    case gitlab
    /// Assessment results of OSCAL 1.1.3, with an observation for each of the weightiest 100,000 findings, for auditors.
    case oscal
    /// OCSF 1.8.0, a Compliance Finding a line for each finding, for systems that gather security events.
    case ocsf

    /// Whether it names the best alternative to a use; looking for one takes time.
    ///
    /// Formats of code scanners, auditors and event systems have no place for it, and a stream of uses has no time.
    package var tellsAlternatives: Bool {
        switch self {
        case .text, .json, .csv, .junit, .markdown, .html: true
        case .ndjson, .sarif, .github, .gitlab, .oscal, .ocsf: false
        }
    }

    /// Makes the reporter that tells this audit in this format.
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

/// How an audit is to be told.
package struct ReportOptions: Hashable, Sendable {
    /// Whether JSON, NDJSON and CSV tell every use.
    ///
    /// Else they tell only those with a finding, an outlook entry, or a verdict other than permitted and unregulated.
    /// Totals always count all.
    package var allUses: Bool
    /// The columns that the text report may fill; fewer than 40 count as 40, more than 120 as 120.
    package var width: Int
    /// Whether the text report is coloured: the caller knows the terminal and NO_COLOR.
    package var colour: Bool
    /// How many groups, changes or names each section of the text report tells before it counts the rest.
    package var top: Int

    /// Options; what is left out is as for a pipe.
    package init(allUses: Bool = false, width: Int = 80, colour: Bool = false, top: Int = 6) {
        self.allUses = allUses
        self.width = width
        self.colour = colour
        self.top = top
    }

    /// Whether JSON and NDJSON tell of uses with that answer.
    package func tells(_ answer: Answer) -> Bool {
        allUses || answer.verdict > .permitted || !answer.findings.isEmpty || !answer.outlook.isEmpty
    }
}
