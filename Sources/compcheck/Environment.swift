internal import Foundation

/// What the environment of this process says.
enum Environment {
    /// A variable; nil where there is none, or it is empty.
    static func variable(_ name: String) -> String? {
        ProcessInfo.processInfo.environment[name].flatMap { $0.isEmpty ? nil : $0 }
    }
}
