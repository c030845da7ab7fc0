public import ArgumentParser
public import CompcheckModel
public import CompcheckReport

extension Day: ExpressibleByArgument {
    /// A day on the command line.
    public init?(argument: String) { self.init(argument) }
}

extension Verdict: ExpressibleByArgument {}
extension ReportFormat: ExpressibleByArgument {}
extension PlainFormat: ExpressibleByArgument {}
extension Standing: ExpressibleByArgument {}
extension Rule.Effect: ExpressibleByArgument {}
extension Customer: ExpressibleByArgument {}
extension Audience: ExpressibleByArgument {}
