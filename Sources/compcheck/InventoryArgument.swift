internal import ArgumentParser
internal import CompcheckApp
internal import CompcheckIntake

/// Which inventory is asked about.
struct InventoryArgument: ParsableArguments {
    @Argument(help: "The inventory: a JSON document or NDJSON; `-` reads standard input.", completion: .file())
    var inventory: String

    func validate() throws {
        if inventory.isEmpty { throw ValidationError("the inventory's name is empty") }
    }

    /// Where it is read from.
    var source: InventoryReader.Source { AppEnvironment.process.source(of: inventory) }

    /// Files that a report must not take the place of.
    var filesInUse: [String] { inventory == "-" ? [] : [inventory] }
}
