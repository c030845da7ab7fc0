internal import ArgumentParser
internal import CompcheckApp
internal import CompcheckModel
package import CompcheckReport
internal import Foundation

extension TableFormat: ExpressibleByArgument {}

extension Listing {
    /// Writes the whole table to standard output.
    func print(as format: TableFormat) throws {
        if let column = format.repeatedColumn(of: self) {
            throw RepeatedColumn(name: column)
        }
        var buffer = OutputBuffer()
        format.write(self, width: AppEnvironment.process.terminal.columns, into: &buffer)
        let output = Output(in: .process)
        try output.drain(&buffer)
        try output.finish()
    }
}

/// Two columns with one name, which cannot both be keys.
private struct RepeatedColumn: Error, CustomStringConvertible {
    let name: String

    var description: String { "query: two columns are called `\(name)`: rename one with AS, or use --format csv" }
}
