public import CompcheckModel

/// Tells what changed from one run to another, use by use, as they come.
public protocol RunDiffReporter {
    /// Whether nothing has changed, in the uses taken in so far.
    var isEmpty: Bool { get }
    /// Writes what stands before the first use.
    mutating func begin(into output: inout OutputBuffer)
    /// Takes in a use of either run; nothing is told of one that did not change.
    mutating func report(_ use: ComparedUse, into output: inout OutputBuffer)
    /// Writes what stands after the last use.
    mutating func finish(into output: inout OutputBuffer)
}

extension PlainFormat {
    /// A reporter of what changed between two runs; `options` say how wide a text may be and whether it may have colours.
    public func runDiffReporter(for pair: RunPair, options: ReportOptions) -> any RunDiffReporter {
        switch self {
        case .text: RunDiffText(pair, options)
        case .json: RunDiffJSON(pair)
        }
    }
}

/// How a use fares from one run to another.
enum UseTurn: String, CaseIterable {
    /// A stronger verdict or, with the same one, a stronger one at worst.
    case worse
    /// A weaker one.
    case better
    /// It is in the later run only.
    case new
    /// It is in the earlier run only.
    case gone

    /// That of a use; nil where it fares as before.
    init?(_ use: ComparedUse) {
        guard use.turns else { return nil }
        guard let old = use.before, let new = use.after else {
            self = use.before == nil ? .new : .gone
            return
        }
        self = (new.verdict, new.atWorst) > (old.verdict, old.atWorst) ? .worse : .better
    }
}

/// How much changed from one run to another.
struct RunDiffTally {
    /// How many uses there are in either run.
    private(set) var uses = 0
    private var turns: [UseTurn: Int] = [:]
    private var changes: [FindingChange.Kind: Int] = [:]
    private var causes: [ChangeCause: Int] = [:]

    /// How many uses fare so.
    subscript(turn: UseTurn) -> Int { turns[turn] ?? 0 }
    /// To how many findings that happened.
    subscript(kind: FindingChange.Kind) -> Int { changes[kind] ?? 0 }
    /// How many findings changed by that, perhaps among others.
    subscript(cause: ChangeCause) -> Int { causes[cause] ?? 0 }

    /// Whether nothing changed.
    var isEmpty: Bool { turns.isEmpty && changes.isEmpty }

    /// Counts one more use.
    mutating func count(_ turn: UseTurn?) {
        uses += 1
        if let turn { turns[turn, default: 0] += 1 }
    }

    /// Counts one more finding.
    mutating func count(_ kind: FindingChange.Kind, by reasons: [ChangeCause]) {
        changes[kind, default: 0] += 1
        for reason in reasons { causes[reason, default: 0] += 1 }
    }
}
