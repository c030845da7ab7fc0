internal import ArgumentParser
internal import CompcheckStore

/// The name of a run on the command line.
enum RunName: ExpressibleByArgument, Equatable {
    case number(Int64)
    case latest
    case previous

    init?(argument: String) {
        switch argument {
        case "latest": self = .latest
        case "previous": self = .previous
        default:
            guard let number = Int64(argument), number > 0 else { return nil }
            self = .number(number)
        }
    }
}

/// The option for the inventory of `latest` and `previous`.
struct RunInventoryOption: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "With `latest` and `previous`: choose among the runs of this inventory, by its recorded name.",
            valueName: "name",
        )
    )
    var inventory: String?

    func choice(_ name: RunName) -> RunChoice { RunInventoryOption.choice(name, of: inventory) }

    /// Returns the run with a name, of an inventory if one is given.
    static func choice(_ name: RunName, of inventory: String?) -> RunChoice {
        switch name {
        case .number(let number): .number(RunID(number: number))
        case .latest: .latest(inventory: inventory)
        case .previous: .previous(inventory: inventory)
        }
    }

    /// Checks that an inventory is given only with `latest` or `previous`.
    func validate(with names: [RunName]) throws {
        guard inventory == nil || names.isEmpty || names.contains(.latest) || names.contains(.previous) else {
            throw ValidationError("--inventory goes with `latest`: a number says which run is meant")
        }
    }
}

/// One run on the command line.
struct RunArgument: ParsableArguments {
    @Argument(
        help: ArgumentHelp(
            "The run number, `latest` (the last finished run) or `previous` (the finished run before it).",
            valueName: "run",
        )
    )
    var name: RunName

    @OptionGroup var inventory: RunInventoryOption

    /// The selected run.
    var choice: RunChoice { inventory.choice(name) }

    func validate() throws { try inventory.validate(with: [name]) }
}
