internal import CompcheckModel

/// The problems of an inventory: the first ones, and how many more there are.
struct InventoryProblems {
    /// The most problems that are kept; further ones are only counted.
    static let mostKept = 50

    let file: String
    private(set) var kept: [Problem] = []
    private(set) var more = 0

    init(file: String) { self.file = file }

    var isEmpty: Bool { kept.isEmpty }

    /// Whether a further problem is kept, so that its text and position are needed.
    var isKeeping: Bool { kept.count < InventoryProblems.mostKept }

    mutating func add(_ what: String, at position: (line: Int, column: Int)?) {
        guard isKeeping else {
            more += 1
            return
        }
        kept.append(Problem(file: file, line: position?.line, column: position?.column, what: what))
    }

    var error: BadInput { BadInput(kept, more: more) }
}
