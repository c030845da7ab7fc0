internal import CompcheckModel

/// What changed from one run to another, as far as an alert tells it.
struct AlertChanges {
    /// The earlier run.
    let before: AlertSide
    private let pair: RunPair
    private var text: RunDiffText
    /// The first uses that changed, each the members of a JSON object.
    private(set) var uses: [[UInt8]] = []
    /// How many uses changed.
    private(set) var changedUses = 0
    /// The findings whose waiver began or ended.
    private(set) var waivers = WaiverTurns()
    /// How many uses failed the earlier run.
    private(set) var failedBefore = 0
    /// Whether a use fails one of the runs only.
    private var failsOtherwise = false

    init(from before: AlertSide, to after: AlertSide) {
        self.before = before
        pair = RunPair(before.compared, after.compared)
        text = RunDiffText(
            pair,
            ReportOptions(allUses: true, width: AlertNews.width, colour: false),
            tellsWaivers: false,
        )
    }

    /// How much changed.
    var tally: RunDiffTally { text.tally }

    /// Whether nothing changed that anybody is told of.
    var isEmpty: Bool { tally.isEmpty && waivers.isEmpty && !failsOtherwise }

    /// Takes in a use of either run, and whether it fails the later one.
    mutating func add(_ use: ComparedUse, fails: Bool) {
        var buffer = OutputBuffer()
        text.report(use, into: &buffer)

        let old = before.waivers(use.before, use.service, in: use.jurisdiction)
        let failed = use.before.map { before.audit.fails($0, waivers: old) } ?? false
        if failed { failedBefore += 1 }
        if failed != fails { failsOtherwise = true }
        waivers.add(WaiverTurn.all(of: use, in: pair))

        let (turn, changes) = (UseTurn(use), use.changes)
        guard turn != nil || !changes.isEmpty else { return }
        changedUses += 1
        guard uses.count < AlertCollector.most else { return }
        let told = changes.map { (change: $0, causes: pair.causes(of: $0, in: use)) }
        var json = JSONWriter()
        json.write(use, turn, told)
        uses.append(json.output.bytes)
    }

    /// The lines in which `runs diff` tells it.
    mutating func finish() -> [String] {
        var buffer = OutputBuffer()
        text.finish(into: &buffer)
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
