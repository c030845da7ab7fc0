internal import CompcheckApp
internal import CompcheckStore

/// What an error's own words leave out, since they know of no command line: which command or option helps.
enum ErrorAdvice {
    /// Where advice stands.
    enum Position {
        case before
        case behind
    }

    /// The advice for an error; nil where its words say all.
    static func message(for error: any Error) -> (words: String, position: Position)? {
        switch error {
        case let error as StoreError: advice(error).map { ($0, .behind) }
        case InstallFault.otherClocks(_, let machine, _):
            ("install it with --systemd, or add it again with --replace and --time-zone \(machine)", .behind)
        case ScheduleFault.folderIsGone: ("`compcheck schedule add --replace` does that", .behind)
        case let fault as KeyFile.Fault where fault.isMissing: ("`compcheck key new` makes one", .behind)
        case is KnowledgeFault: ("--known-at ", .before)
        default: nil
        }
    }

    /// The end of a fault's message: the option that helps.
    static func ending(of fault: UsageFault) -> String {
        switch fault.remedy {
        case .assumeRule: " with --assume"
        case .leaveRuleOut: " with --without"
        case nil: ""
        }
    }

    private static func advice(_ error: StoreError) -> String? {
        switch error {
        case .noRun(_, nil): "`compcheck audit` does that"
        case .noRun, .noFinishedRun: "see `compcheck runs list`"
        case .noPreviousRun: "name two runs of `compcheck runs list`"
        case .noWaiver: "see `compcheck waiver list --all`"
        case .noSchedule(_, nil): "see `compcheck schedule list`"
        case .scheduleExists(let name):
            "add --replace to put this one in its place, or remove it first with `compcheck schedule remove \(name)`"
        case .noDatabase: "the first `compcheck audit` makes it; or name another with --database"
        case .needsRecovery: "`compcheck audit` does that"
        case .noLedger: "the next `compcheck audit` begins one"
        case .queryTooSlow: "ask for less, or raise --timeout"
        case .vacuumRefused: "`compcheck database backup` copies the database"
        case .queryLacksValue(let name): "give it with --param \(name)=…"
        case .cannotTell(_, let fault): advice(fault)
        default: nil
        }
    }

    private static func advice(_ fault: RunFault) -> String? {
        switch fault {
        case .running: "if its process was killed, the next `compcheck audit` says so"
        case .tooOld: "an audit with its --as-of and --known-at asks the same again"
        case .rulebookIsGone, .damaged: "`compcheck verify` says what is damaged"
        case .noSnapshot: "it ran with --no-snapshot, or under an older compcheck"
        default: nil
        }
    }
}
