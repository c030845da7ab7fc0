internal import CompcheckModel

extension Audit {
    /// The inventory's path without a leading `./`, as the files of a repository are named; nil for standard input.
    package var inventoryPath: String? {
        inventory == "-" ? nil : String(inventory.trimmingPrefix(/(?:\.\/+)+/))
    }
}
