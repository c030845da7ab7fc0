// CompcheckReport renders audits, and every other answer of compcheck, for people and for machines.

package import CompcheckModel

/// Renders one audit in one format, deterministically: the same audit, uses and summary give the same bytes.
///
/// A reporter appends to a buffer and never touches a file or a terminal. The caller drains the buffer when it
/// has grown large (`OutputBuffer.isLarge`) and after `finish`. Memory stays bounded, however many uses there
/// are.
///
/// A recorded run is rendered again from the database. The database keeps everything in the model's audit, uses
/// and summary except the traits and the evidence of a service, so a reporter must read neither.
package protocol Reporter: Sendable {
    /// Writes what is known before the first use; called once.
    mutating func begin(into output: inout OutputBuffer)

    /// Reports one use; called once per use in inventory order, the uses of one service consecutively.
    mutating func report(_ use: Use, into output: inout OutputBuffer)

    /// Writes what is known after the last use; called once.
    mutating func finish(_ summary: AuditSummary, into output: inout OutputBuffer)
}
