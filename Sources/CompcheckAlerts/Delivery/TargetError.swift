/// An error in the text of a target; its message repeats nothing that may be secret.
package enum TargetError: Error, Hashable, Sendable {
    /// It has no known prefix.
    case unknownKind
    /// `command:` without a command.
    case noCommand
    /// The environment has no such variable, or it is empty.
    case noVariable(String)
    /// The variable holds `env:…`.
    case variableNamesVariable(String)
    /// The variable's value is not a valid target.
    case badVariable(String, reason: String)
    /// The web address is invalid.
    case badAddress(reason: String)
    /// `http://` to another machine.
    case notEncrypted(host: String)
    /// An address after `mailto:` is invalid.
    case badMailAddress(String)
}

extension TargetError: CustomStringConvertible {
    /// The message for the user, to follow the option's name: what is wrong and what to do.
    package var description: String {
        switch self {
        case .unknownKind:
            "a target begins with `command:`, `https://`, `slack:https://`, `mailto:` or `env:`"
        case .noCommand: "`command:` names no command: write it like `command:notify-team --urgent`"
        case .noVariable(let name): "the environment has no `\(name)`, or it is empty: export it first"
        case .variableNamesVariable(let name): "`\(name)` names a variable itself: let it hold the target"
        case .badVariable(let name, let reason): "in `\(name)`: \(reason)"
        case .badAddress(let reason): "the web address \(reason)"
        case .notEncrypted(let host): "`http://` goes only to this machine, not to `\(host)`: use `https://`"
        case .badMailAddress(let address):
            "`\(address)` is no mail address: write it like `mailto:a@example.com,b@example.com`"
        }
    }
}
