internal import Foundation

/// Shows the progress of a long audit on a terminal.
///
/// Audits of fewer than 50,000 services show nothing.
struct Progress {
    private static let step = 50_000
    private let isShown: Bool
    private var wasShown = false

    init(isShown: Bool) { self.isShown = isShown }

    mutating func count(services: Int) {
        guard isShown, services % Progress.step == 0 else { return }
        wasShown = true
        FileHandle.standardError.write(Data("\r\(services) services".utf8))
    }

    /// Clears the progress line.
    func finish() {
        if wasShown { FileHandle.standardError.write(Data("\r\u{1B}[K".utf8)) }
    }
}
