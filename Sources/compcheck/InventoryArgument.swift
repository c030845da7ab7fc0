internal import ArgumentParser
internal import CompcheckApp
internal import CompcheckIntake

/// The argument that names the inventory.
struct InventoryArgument: ParsableArguments {
    @Argument(help: "The inventory, as JSON or NDJSON; `-` reads standard input.", completion: .file())
    var inventory: String

    func validate() throws {
        if inventory.isEmpty { throw ValidationError("the inventory's name is empty") }
    }

    /// The source from which it is read.
    var source: InventoryReader.Source { AppEnvironment.process.source(of: inventory) }

    /// The files that a report must not overwrite.
    var filesInUse: [String] { inventory == "-" ? [] : [inventory] }
}
