internal import Foundation

/// Tells on a terminal how far a long audit has come.
///
/// Short ones stay silent.
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

    /// Clears the line.
    func finish() {
        if wasShown { FileHandle.standardError.write(Data("\r\u{1B}[K".utf8)) }
    }
}
