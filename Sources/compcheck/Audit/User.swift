internal import Foundation

/// The user, as far as the system knows.
enum User {
    /// What `$COMPCHECK_RUN_BY` says, else the name of the process's owner; nil where the system has none.
    static var name: String? { Environment.variable("COMPCHECK_RUN_BY") ?? account }

    /// The name of the process's owner; nil where the system has none.
    static var account: String? {
        guard let entry = getpwuid(getuid()), let name = entry.pointee.pw_name else { return nil }
        return String(cString: name)
    }
}
