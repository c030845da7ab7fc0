internal import ArgumentParser

/// The argument that names the inventory.
struct InventoryArgument: ParsableArguments {
    @Argument(help: "The inventory, as JSON or NDJSON; `-` reads standard input.", completion: .file())
    var inventory: String

    func validate() throws {
        if inventory.isEmpty { throw ValidationError("the inventory's name is empty") }
    }
}
