public import ArgumentParser
internal import CompcheckModel
public import CompcheckReport
internal import Foundation

extension TableFormat: ExpressibleByArgument {}

extension Listing {
    /// Writes the table to standard output, whole.
    func print(as format: TableFormat) throws {
        if let column = format.repeatedColumn(of: self) {
            throw RepeatedColumn(name: column)
        }
        var buffer = OutputBuffer()
        format.write(self, width: Terminal.width(STDOUT_FILENO), into: &buffer)
        let output = Output()
        try output.drain(&buffer)
        try output.finish()
    }
}

/// Two columns cannot be two keys of one name.
private struct RepeatedColumn: Error, CustomStringConvertible {
    let name: String

    var description: String { "query: two columns are called `\(name)`: rename one with AS, or use --format csv" }
}
