internal import ArgumentParser
internal import CompcheckApp
internal import CompcheckModel
internal import CompcheckStore

/// The command `compcheck runs prune --keep …`.
struct RunsPruneCommand: Command {
    static let configuration = CommandConfiguration(
        commandName: "prune",
        abstract: "Delete the findings of old runs; keep their summaries.",
        discussion: """
            The rows of the runs stay, with their numbers and verdict counts, and the ledger records who pruned what. \
            The newest finished run of each inventory is always kept whole, and so are runs that did not finish.
            """,
    )

    @Option(
        help: ArgumentHelp(
            "Keep these runs whole: `30`, the newest 30 of each inventory; `90d`, those of the last 90 days.",
            discussion: "May be given once in each form: runs that either one keeps are kept.",
            valueName: "runs|days",
        )
    )
    var keep: [Kept]

    @Flag(help: "Print what would be pruned, and delete nothing.")
    var dryRun = false

    @Option(
        help: ArgumentHelp(
            "Who prunes the runs, for the record.",
            discussion: "Default: $COMPCHECK_RUN_BY, else your user name on this system.",
            valueName: "who",
        )
    )
    var by: String?

    @OptionGroup var database: DatabaseOption

    func validate() throws {
        guard Set(keep.map(\.isDays)).count == keep.count else {
            throw ValidationError("--keep is given twice in the same way: give the larger one")
        }
    }

    func execute() throws {
        let retention = keep.reduce(into: Retention()) { $1.add(to: &$0) }
        let store = try database.location.openAsItIs()
        let now = AppEnvironment.process.now()
        if dryRun {
            return try write(store.pruning(keeping: retention, at: now), "would be pruned")
        }
        let pruning = try store.prune(keeping: retention, by: by ?? AppEnvironment.process.user, at: now)
        try write(pruning, "pruned")
        if !pruning.pruned.isEmpty { try compact(store) }
    }

    private func compact(_ store: Store) throws {
        do {
            try store.compact()
        } catch StoreError.busy {
            AppEnvironment.process.printError(
                "the database is in use: its file keeps its size, and the free space in it is used again"
            )
        }
    }

    private func write(_ pruning: Pruning, _ what: String) throws {
        let runs = pruning.pruned.map { "run \($0): \(what)\n" }.joined()
        let sum = "\(pruning.pruned.count) \(what), \(pruning.kept) kept whole\n"
        try Output(in: .process).put(runs + sum)
    }
}

/// What `--keep` takes: `30` or `90d`.
enum Kept: ExpressibleByArgument, Equatable {
    case newest(Int)
    case days(Int)

    init?(argument: String) {
        let isDays = argument.hasSuffix("d")
        guard let number = Int(isDays ? argument.dropLast() : argument[...]), (1...1_000_000).contains(number) else {
            return nil
        }
        self = isDays ? .days(number) : .newest(number)
    }

    var isDays: Bool { if case .days = self { true } else { false } }

    /// Adds the limit to a retention policy.
    func add(to retention: inout Retention) {
        switch self {
        case .newest(let number): retention.newest = number
        case .days(let number): retention.days = number
        }
    }
}
