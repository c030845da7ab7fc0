internal import ArgumentParser
package import CompcheckLint
package import CompcheckModel
package import CompcheckReport
internal import CompcheckViews

extension Day: ExpressibleByArgument {
    /// Parses a day from the command line.
    package init?(argument: String) { self.init(argument) }
}

extension Verdict: ExpressibleByArgument {}
extension ReportFormat: ExpressibleByArgument {}
extension PlainFormat: ExpressibleByArgument {}
extension Standing: ExpressibleByArgument {}
extension LintName: ExpressibleByArgument {}
extension Rule.Effect: ExpressibleByArgument {}
extension Customer: ExpressibleByArgument {}
extension Audience: ExpressibleByArgument {}
