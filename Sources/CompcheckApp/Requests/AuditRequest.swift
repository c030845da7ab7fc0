package import CompcheckModel
package import CompcheckReport

/// An audit as a value: what is audited, against which rules, what fails it, and who learns of it.
///
/// It is stored with a schedule, so its keys stay as they are. Names of files are relative to the folder of the
/// environment that runs it.
package struct AuditRequest: Codable, Hashable, Sendable {
    private var formatVersion = FormatVersion()
    /// The inventory: a file, or `-` for the environment's input.
    package var inventory: String
    /// The question put to the rules.
    package var question: QuestionRequest
    /// Which rules are asked.
    package var rules: RuleSelection
    /// What fails the audit.
    package var gate: GateRequest
    /// A file of waivers, besides those of the database.
    package var waivers: String?
    /// Who runs it, for the record; nil: the environment's user.
    package var ranBy: String?
    /// The reports.
    package var reports: ReportsRequest
    /// Who learns of what is new to them.
    package var alerts: AlertsRequest
    /// Whether the database keeps the run.
    package var isRecorded: Bool
    /// Whether the database keeps a copy of the inventory with the run.
    package var keepsInventory: Bool
    /// Whether only what is wrong is printed as talk.
    package var isQuiet: Bool

    /// A request; whatever is left out is as in `compcheck audit` without options.
    package init(
        inventory: String,
        question: QuestionRequest = QuestionRequest(),
        rules: RuleSelection = .database(knownAt: nil),
        gate: GateRequest = GateRequest(),
        waivers: String? = nil,
        ranBy: String? = nil,
        reports: ReportsRequest = ReportsRequest(),
        alerts: AlertsRequest = AlertsRequest(),
        isRecorded: Bool = true,
        keepsInventory: Bool = true,
        isQuiet: Bool = false,
    ) {
        self.inventory = inventory
        self.question = question
        self.rules = rules
        self.gate = gate
        self.waivers = waivers
        self.ranBy = ranBy
        self.reports = reports
        self.alerts = alerts
        self.isRecorded = isRecorded
        self.keepsInventory = keepsInventory
        self.isQuiet = isQuiet
    }

    private enum CodingKeys: String, CodingKey {
        case formatVersion = "formatVersion"
        case inventory = "inventory"
        case question = "question"
        case rules = "rules"
        case gate = "gate"
        case waivers = "waivers"
        case ranBy = "ranBy"
        case reports = "reports"
        case alerts = "alerts"
        case isRecorded = "record"
        case keepsInventory = "keepInventory"
        case isQuiet = "quiet"
    }
}

/// The version of the format of requests, which is 1; a request of another version is not read.
private struct FormatVersion: Codable, Hashable {
    private static let current = 1

    init() {}

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let version = try container.decode(Int.self)
        guard version == FormatVersion.current else {
            let what = "version \(version): this compcheck reads version \(FormatVersion.current)"
            throw DecodingError.dataCorruptedError(in: container, debugDescription: what)
        }
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(FormatVersion.current)
    }
}

/// Which rules an audit asks.
package enum RuleSelection: Codable, Hashable, Sendable {
    /// Those of the session's database, as they were known at an instant; nil: as they are known now.
    case database(knownAt: Instant?)
    /// Those of folders, read as one rulebook; `builtin` names the built-in rules. No database is used.
    case folders([String])

    private enum CodingKeys: String, CodingKey {
        case knownAt = "knownAt"
        case folders = "folders"
    }

    /// Reads a selection: an object with `folders`, or with `knownAt` or nothing.
    /// - Throws: `DecodingError` where it is none.
    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        if let folders = try container.decodeIfPresent([String].self, forKey: .folders) {
            self = .folders(folders)
        } else {
            self = .database(knownAt: try container.decodeIfPresent(Instant.self, forKey: .knownAt))
        }
    }

    /// Writes the selection.
    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        switch self {
        case .database(let knownAt): try container.encodeIfPresent(knownAt, forKey: .knownAt)
        case .folders(let folders): try container.encode(folders, forKey: .folders)
        }
    }
}

/// What fails an audit.
package struct GateRequest: Codable, Hashable, Sendable {
    /// What an audit is held against, so that only what is new fails it.
    package enum Baseline: Hashable, Sendable {
        /// A recorded run: its number.
        case run(Int64)
        /// The last finished run of the inventory.
        case latest
        /// The one before it.
        case previous
        /// The run before this one of the inventory, with the same assumptions.
        case runBefore
        /// A report in compcheck's JSON or NDJSON, in a file.
        case report(String)
    }

    /// Verdicts at or above this fail it; nil: `restricted`.
    package var failOn: Verdict?
    /// What it is held against; nil: nothing, every finding counts.
    package var baseline: Baseline?
    /// Whether only what is certain fails it, and not what may be at worst.
    package var certainOnly: Bool

    /// A gate.
    package init(failOn: Verdict? = nil, baseline: Baseline? = nil, certainOnly: Bool = false) {
        self.failOn = failOn
        self.baseline = baseline
        self.certainOnly = certainOnly
    }

    private enum CodingKeys: String, CodingKey {
        case failOn = "failOn"
        case baseline = "baseline"
        case certainOnly = "certainOnly"
    }
}

extension GateRequest.Baseline: Codable {
    private enum CodingKeys: String, CodingKey {
        case run = "run"
        case report = "report"
    }

    private static let words: [(word: String, baseline: Self)] = [
        ("latest", .latest), ("previous", .previous), ("before", .runBefore),
    ]

    /// Reads `{"run": 7}`, `{"run": "latest"}` or `{"report": "FILE"}`.
    /// - Throws: `DecodingError` where it is none of them.
    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        if let file = try container.decodeIfPresent(String.self, forKey: .report) {
            self = .report(file)
        } else if let number = try? container.decode(Int64.self, forKey: .run) {
            self = .run(number)
        } else {
            let word = try container.decode(String.self, forKey: .run)
            guard let known = Self.words.first(where: { $0.word == word }) else {
                let what = "`\(word)` is not a run"
                throw DecodingError.dataCorruptedError(forKey: .run, in: container, debugDescription: what)
            }
            self = known.baseline
        }
    }

    /// Writes the baseline.
    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        switch self {
        case .run(let number): try container.encode(number, forKey: .run)
        case .report(let file): try container.encode(file, forKey: .report)
        case .latest, .previous, .runBefore:
            let word = Self.words.first { $0.baseline == self }?.word
            try container.encode(word, forKey: .run)
        }
    }
}

/// The reports of an audit.
package struct ReportsRequest: Codable, Hashable, Sendable {
    /// One report: a format and where it goes.
    package struct Target: Codable, Hashable, Sendable {
        /// The format.
        package let format: ReportFormat
        /// The file; nil: the environment's output.
        package let file: String?

        /// A report to a file or to the output.
        package init(_ format: ReportFormat, file: String?) {
            self.format = format
            self.file = file
        }

        private enum CodingKeys: String, CodingKey {
            case format = "format"
            case file = "file"
        }
    }

    /// The reports, in the order in which they are written.
    package var targets: [Target]
    /// Whether JSON, NDJSON and CSV hold every use, those without findings too.
    package var allUses: Bool

    /// Reports; without arguments a text to the output.
    package init(_ targets: [Target] = [Target(.text, file: nil)], allUses: Bool = false) {
        self.targets = targets
        self.allUses = allUses
    }

    private enum CodingKeys: String, CodingKey {
        case targets = "targets"
        case allUses = "allUses"
    }
}

/// Who learns of what an audit found, if it is new to them.
package struct AlertsRequest: Codable, Hashable, Sendable {
    /// Those who are told, each as users name it: `command:…`, `https://…`, `slack:https://…`, `mailto:…` or `env:NAME`.
    package var targets: [String]
    /// By then everything is sent, or waits for the next audit, in seconds; nil: 30.
    package var withinSeconds: Int?
    /// How far ahead an alert looks, in days; nil: 30.
    package var aheadDays: Int?

    /// Alerts; without arguments nobody is told.
    package init(targets: [String] = [], withinSeconds: Int? = nil, aheadDays: Int? = nil) {
        self.targets = targets
        self.withinSeconds = withinSeconds
        self.aheadDays = aheadDays
    }

    private enum CodingKeys: String, CodingKey {
        case targets = "targets"
        case withinSeconds = "withinSeconds"
        case aheadDays = "aheadDays"
    }
}
