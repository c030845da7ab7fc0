internal import CompcheckComparison
internal import CompcheckModel
internal import CompcheckReport
internal import CompcheckViews

/// What changed from one run to another, as far as an alert tells it.
struct AlertChanges {
    /// The earlier run.
    let before: ComparedRun
    /// How much changed.
    private(set) var difference: RunDifference
    private var text: RunDiffText
    /// The first uses that changed, each the members of a JSON object.
    private(set) var uses: [[UInt8]] = []
    /// How many uses changed.
    private(set) var changedUses = 0
    /// How many uses failed the earlier run.
    private(set) var failedBefore = 0
    /// Whether a use fails one of the runs only.
    private var failsOtherwise = false

    init(from before: ComparedRun, to after: ComparedRun) {
        self.before = before
        let pair = RunPair(before, after)
        difference = RunDifference(pair)
        let options = ReportOptions(allUses: true, width: AlertNews.width, colour: false)
        text = RunDiffText(pair, options, printsWaivers: false)
    }

    /// Whether nothing changed that anybody is told of.
    var isEmpty: Bool { difference.isEmpty && !failsOtherwise }

    /// Takes in a use of either run, and whether it fails the later one.
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

    /// The lines in which `runs diff` tells it.
    mutating func finish() -> [String] {
        var buffer = OutputBuffer()
        text.finish(difference, into: &buffer)
        return String(decoding: buffer.bytes, as: UTF8.self).lines
    }
}

extension String {
    /// Its lines, without their ends.
    var lines: [String] {
        var lines = split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        if lines.last == "" { lines.removeLast() }
        return lines
    }
}
