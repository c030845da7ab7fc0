import CompcheckModel
import CompcheckStore
import Foundation

/// The bytes of a minimal inventory.
let inventoryBytes = Array("{\"services\": []}".utf8)
let inventoryDigest = bytesDigest(inventoryBytes)

func bytesDigest(_ bytes: [UInt8]) -> String {
    var digest = Digest()
    bytes.withUnsafeBytes { digest.update($0) }
    return digest.finalize()
}

func copy(of bytes: [UInt8] = inventoryBytes) -> InventoryCopy {
    let copy = InventoryCopy()
    bytes.withUnsafeBytes { copy.append($0) }
    return copy
}

/// Creates a database in which every table has rows, and every kind of act is in the ledger.
///
/// Run 1 is whole, run 2 is pruned, run 3 failed, run 4 is the newest of another inventory; waiver 2 is revoked.
@discardableResult func recordOneOfEverything(in path: String) throws -> Store {
    let store = try open(path)
    try store.record("own", [rule("a", overrides: ["b"]), rule("b")], at: 1)
    try store.record("own", [rule("a", title: "corrected", overrides: ["b"])], at: 2)
    try store.record("own", [rule("a", title: "again", overrides: ["b"])], at: 3)
    try store.remember(source: inventoryDigest, saying: inventoryDigest, ofPack: "own")
    func audit(_ inventory: String, at number: Int64) throws {
        let run = try store.beginRun(header(inventory, at: number, baseline: .file("known.json")), keeping: copy())
        try run.record(everythingInOneUse.with(new: ["a"]))
        try run.finish(at: minute(number), inventoryDigest: inventoryDigest, notices: [notice], exitCode: 1)
    }
    try audit("inventory.json", at: 10)
    try audit("other.json", at: 11)
    try store.beginRun(header(at: 12)).fail(at: minute(12), reason: "no such file")
    try audit("other.json", at: 13)
    try store.prune(keeping: Retention(newest: 1), by: "ops", at: minute(14))
    _ = try store.add(waiver, at: minute(15))
    let taken = try store.add(waiver, at: minute(15))
    try store.revoke(waiver: taken, by: "counsel", because: "done", at: minute(16))
    try store.record([alert(of: 1)], at: minute(17))
    try store.note(attempt(.failed), ofAlert: 1)
    try store.recordSchedule(doing: RunID(number: 1))
    return store
}
