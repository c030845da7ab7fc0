internal import CompcheckComparison
internal import CompcheckModel
internal import CompcheckReport
internal import CompcheckViews

/// The changes from one run to another that an alert reports.
struct AlertChanges {
    /// The earlier run.
    let before: ComparedRun
    /// The number of changes of each kind.
    private(set) var difference: RunDifference
    private var text: RunDiffText
    /// The first uses that changed, each as the members of a JSON object.
    private(set) var uses: [[UInt8]] = []
    /// The number of uses that changed.
    private(set) var changedUses = 0
    /// The number of uses that failed the earlier run.
    private(set) var failedBefore = 0
    /// Whether a use fails only one of the two runs.
    private var failsOtherwise = false

    init(from before: ComparedRun, to after: ComparedRun) {
        self.before = before
        let pair = RunPair(before, after)
        difference = RunDifference(pair)
        let options = ReportOptions(allUses: true, width: AlertNews.width, colour: false)
        text = RunDiffText(pair, options, printsWaivers: false)
    }

    /// Whether there is no change to report.
    var isEmpty: Bool { difference.isEmpty && !failsOtherwise }

    /// Adds a use of either run; `fails` says whether it fails the later run.
    mutating func add(_ use: ComparedUse, fails: Bool) {
        let old = before.waivers(covering: use.before, of: use.service, in: use.jurisdiction)
        let failed = use.before.map { before.audit.fails($0, waivers: old) } ?? false
        if failed { failedBefore += 1 }
        if failed != fails { failsOtherwise = true }
        let changed = difference.add(use)
        text.add(changed)
        if changed.isSame { return }
        changedUses += 1
        guard uses.count < AlertCollector.most else { return }
        var json = JSONWriter()
        json.write(changed)
        uses.append(json.output.bytes)
    }

    /// Returns the lines that `runs diff` prints for these changes.
    mutating func finish() -> [String] {
        var buffer = OutputBuffer()
        text.finish(difference, into: &buffer)
        return String(decoding: buffer.bytes, as: UTF8.self).lines
    }
}

extension String {
    /// The lines, without their line ends.
    var lines: [String] {
        var lines = split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        if lines.last == "" { lines.removeLast() }
        return lines
    }
}
