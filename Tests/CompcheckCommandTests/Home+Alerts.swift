import Foundation

extension Home {
    /// Runs the audit of the example without alerts.
    func plainExample() throws -> Outcome { try Home().audit(Package.example, "--as-of", "2024-07-09", "--quiet") }

    /// Runs the same audit with alerts to some targets.
    func auditExample(
        notifying targets: [String],
        _ environment: [String: String] = [:],
        within seconds: Int = 30,
    ) throws -> Outcome {
        let options = targets.flatMap { ["--notify", $0] } + ["--notify-within", "\(seconds)", "--quiet"]
        return try run(["audit", Package.example, "--as-of", "2024-07-09"] + options, environment: environment)
    }
}
