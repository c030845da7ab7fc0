/// What an audit compares its findings with, so that only new ones count.
///
/// Recorded as its description: `run 41`, `file NAME` or `no earlier run`.
package enum Baseline: Hashable, Sendable {
    /// A recorded run, by its number.
    case run(Int64)
    /// A report in a file, by the name that the user gave it.
    case file(String)
    /// The previous run was asked for, and there is none: every finding is new.
    case nothing
}

extension Baseline: LosslessStringConvertible {
    private static let noRun = "no earlier run"

    /// Parses a description; nil if the text is not one.
    package init?(_ description: String) {
        if description == Baseline.noRun {
            self = .nothing
        } else if let number = description.dropping(prefix: "run ").flatMap({ Int64($0) }), number > 0 {
            self = .run(number)
        } else if let name = description.dropping(prefix: "file "), !name.isEmpty {
            self = .file(String(name))
        } else {
            return nil
        }
    }

    /// `run 41`, `file NAME` or `no earlier run`; a name is as the user typed it.
    package var description: String {
        switch self {
        case .run(let number): "run \(number)"
        case .file(let name): "file \(name)"
        case .nothing: Baseline.noRun
        }
    }
}

extension String {
    fileprivate func dropping(prefix: String) -> Substring? {
        hasPrefix(prefix) ? dropFirst(prefix.count) : nil
    }
}
