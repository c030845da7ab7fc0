// CompcheckReport: tells an audit as text for people and as JSON and NDJSON for machines.

package import CompcheckModel

/// Tells one audit in one format, as pure as a function: the same audit, uses and summary give the same bytes.
///
/// A reporter appends to a buffer and never touches a file or a terminal. The caller drains the buffer when it has
/// grown large (`OutputBuffer.isLarge`) and after `finish`. Memory stays bounded, however many uses there are.
///
/// A recorded run is told again from the database, which keeps everything that the model says of an audit, a use and a
/// summary, but for a service's traits and evidence: a reporter reads neither.
package protocol Reporter: Sendable {
    /// Tells what is known before the first use. Called once.
    mutating func begin(into output: inout OutputBuffer)

    /// Tells of one use. Called once per use, in the inventory's order, the uses of one service one after the other.
    mutating func report(_ use: Use, into output: inout OutputBuffer)

    /// Tells what is known after the last use. Called once.
    mutating func finish(_ summary: AuditSummary, into output: inout OutputBuffer)
}
