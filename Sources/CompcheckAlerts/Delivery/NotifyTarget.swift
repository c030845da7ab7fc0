// CompcheckAlerts: brings an alert to where somebody hears it.

internal import CompcheckModel

/// A target of alerts, as named on a command line.
///
/// It has one of the forms `command:…`, `https://…`, `slack:https://…`, `mailto:…` and `env:NAME`.
package struct NotifyTarget: Hashable, Sendable {
    /// The channel by which it is reached.
    package enum Channel: Hashable, Sendable {
        /// A shell command, with the alert on its standard input.
        case command(String)
        /// A web address that accepts compcheck's JSON.
        case webhook(WebAddress)
        /// A web address that accepts Slack's JSON.
        case slack(WebAddress)
        /// A list of mail addresses.
        case mail([String])
    }

    /// The channel by which it is reached.
    package let channel: Channel
    /// Its display text, without the path of a web address or the arguments of a command, which may hold secrets.
    package let displayText: String
    /// SHA-256 of the text that named it; it identifies the target even if an environment variable's value changes.
    package let digest: String

    /// Parses a target.
    /// - Parameters:
    ///   - text: The text that the user typed.
    ///   - environment: The variables in which `env:NAME` is looked up.
    /// - Throws: `TargetError`, with the likely fix.
    package init(_ text: String, environment: [String: String] = [:]) throws(TargetError) {
        digest = Digest.sha256(text)
        guard let name = text.after("env:") else {
            (channel, displayText) = try NotifyTarget.read(text)
            return
        }
        guard let value = environment[name], !value.isEmpty else { throw TargetError.noVariable(name) }
        guard value.after("env:") == nil else { throw TargetError.variableNamesVariable(name) }
        let inner: String
        do {
            (channel, inner) = try NotifyTarget.read(value)
        } catch {
            throw TargetError.badVariable(name, reason: "\(error)")
        }
        displayText = "env:\(name) (\(inner))"
    }

    private static func read(_ text: String) throws(TargetError) -> (Channel, String) {
        if let command = text.after("command:") {
            guard let word = command.split(whereSeparator: \.isWhitespace).first else { throw .noCommand }
            let isAlone = command.allSatisfy { !$0.isWhitespace }
            return (.command(command), "command:\(word)" + (isAlone ? "" : " …"))
        }
        if let list = text.after("mailto:") {
            return (.mail(try MailAddress.list(list)), text)
        }
        if let address = text.after("slack:") {
            let address = try WebAddress(address)
            return (.slack(address), "slack:\(address.displayText)")
        }
        if text.after("https://") != nil || text.after("http://") != nil {
            let address = try WebAddress(text)
            return (.webhook(address), address.displayText)
        }
        throw .unknownKind
    }
}

extension String {
    /// Returns what follows a prefix; nil if the text does not begin with it.
    func after(_ prefix: String) -> String? {
        utf8.starts(with: prefix.utf8) ? String(dropFirst(prefix.count)) : nil
    }
}
