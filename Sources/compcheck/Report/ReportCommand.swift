internal import ArgumentParser
internal import CompcheckModel
internal import CompcheckStore

/// The command `compcheck report RUN`.
struct ReportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "report",
        abstract: "Tell a recorded audit again, in any format.",
        discussion: """
            Nothing is evaluated: what was found then is told, by the rules of then, byte for byte as it was told then. \
            The database is only read.

            Exits 0 when it is told, whatever was found: the gate was the audit. Exits 2 if it cannot be told, 64 if the \
            command is wrong.
            """,
    )

    /// A run as it is named on the command line.
    enum Run: ExpressibleByArgument, Equatable {
        case number(Int64)
        case latest

        init?(argument: String) {
            if argument == "latest" {
                self = .latest
            } else if let number = Int64(argument), number > 0 {
                self = .number(number)
            } else {
                return nil
            }
        }
    }

    @Argument(
        help: ArgumentHelp("The run's number, or `latest`: the last audit that came to its end.", valueName: "run")
    )
    var name: Run

    @Option(help: ArgumentHelp("With `latest`: of this inventory, as it was named then.", valueName: "name"))
    var inventory: String?

    @OptionGroup var reporting: ReportingOptions

    @OptionGroup var place: DatabaseOption

    @Flag(name: .shortAndLong, help: "Say nothing on standard error but what is wrong.")
    var quiet = false

    private var choice: RunChoice {
        switch name {
        case .number(let number): .number(RunID(number: number))
        case .latest: .latest(inventory: inventory)
        }
    }

    func validate() throws {
        guard inventory == nil || name == .latest else {
            throw ValidationError("--inventory goes with `latest`: a number says which run is meant")
        }
    }

    func run() throws {
        do {
            // Longer than the record of a large audit takes to be written.
            let database = try place.openForReading(patience: 60)
            try tell(database.recordedRun(choice, knowing: DatabaseLocation.migrations))
        } catch {
            throw Failure.exitCode(for: error)
        }
    }

    private func tell(_ run: RecordedRun) throws {
        var reports = try Reports(reporting, of: run.audit, sparing: [place.path])
        var uses = run.uses
        while let batch = try uses.nextBatch() {
            for use in batch { try reports.report(use) }
        }
        let summary = try reports.finish(run.summary)
        if !quiet { reporting.sayBesides(run.audit, summary) }
    }
}
