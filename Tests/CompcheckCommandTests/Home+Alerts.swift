import Foundation

extension Home {
    /// The audit of the example as it is without alerts: its exit code, and the bytes of its report.
    func plainExample() throws -> Outcome { try Home().audit(Package.example, "--as-of", "2024-07-09", "--quiet") }

    /// The same audit, told to some targets.
    func auditExample(
        notifying targets: [String],
        _ environment: [String: String] = [:],
        within seconds: Int = 30,
    ) throws -> Outcome {
        let options = targets.flatMap { ["--notify", $0] } + ["--notify-within", "\(seconds)", "--quiet"]
        return try run(["audit", Package.example, "--as-of", "2024-07-09"] + options, environment: environment)
    }
}
