// CompcheckAlerts: brings an alert to where somebody hears it.

internal import CompcheckModel

/// Somebody who is told what audits find, as named on a command line: `command:…`, `https://…`, `slack:https://…`,
/// `mailto:…`, or `env:NAME`.
package struct NotifyTarget: Hashable, Sendable {
    /// How it is reached.
    package enum Way: Hashable, Sendable {
        /// A command of the shell, with the alert on its standard input.
        case command(String)
        /// A web address that takes our own JSON.
        case webhook(WebAddress)
        /// A web address that takes Slack's JSON.
        case slack(WebAddress)
        /// The mail addresses of people.
        case mail([String])
    }

    /// How it is reached.
    package let way: Way
    /// What may be told of it: no path of a web address and no argument of a command, for secrets stand there.
    package let shown: String
    /// SHA-256 of the text that named it: by this it is recognised, also where an environment variable holds another
    /// secret meanwhile.
    package let digest: String

    /// Reads what names a target.
    /// - Parameters:
    ///   - text: As the user typed it.
    ///   - environment: Where `env:NAME` finds what it stands for.
    /// - Throws: `TargetError`, with the likely fix.
    package init(_ text: String, environment: [String: String] = [:]) throws(TargetError) {
        digest = Digest.sha256(text)
        guard let name = text.after("env:") else {
            (way, shown) = try NotifyTarget.read(text)
            return
        }
        guard let value = environment[name], !value.isEmpty else { throw TargetError.noVariable(name) }
        guard value.after("env:") == nil else { throw TargetError.variableNamesVariable(name) }
        let inner: String
        do {
            (way, inner) = try NotifyTarget.read(value)
        } catch {
            throw TargetError.badVariable(name, reason: "\(error)")
        }
        shown = "env:\(name) (\(inner))"
    }

    private static func read(_ text: String) throws(TargetError) -> (Way, String) {
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
            return (.slack(address), "slack:\(address.shown)")
        }
        if text.after("https://") != nil || text.after("http://") != nil {
            let address = try WebAddress(text)
            return (.webhook(address), address.shown)
        }
        throw .unknownKind
    }
}

extension String {
    /// What follows a prefix; nil where the text does not begin with it.
    func after(_ prefix: String) -> String? {
        utf8.starts(with: prefix.utf8) ? String(dropFirst(prefix.count)) : nil
    }
}
