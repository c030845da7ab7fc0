internal import CompcheckModel

extension Audit {
    /// The inventory's path without a leading `./`, as repositories name files; nil for standard input.
    package var inventoryPath: String? {
        inventory == "-" ? nil : String(inventory.trimmingPrefix(/(?:\.\/+)+/))
    }
}
