internal import ArgumentParser
internal import CompcheckModel

/// `NAME=VALUE` on the command line.
struct SQLParameter: ExpressibleByArgument {
    let name: String
    /// An integer if the text is one, else the text: in SQL, a number and a text are never equal.
    let value: Listing.Cell

    init?(argument: String) {
        guard let mark = argument.firstIndex(of: "=") else { return nil }
        var name = argument[..<mark]
        if let first = name.first, ":@$".contains(first) { name = name.dropFirst() }
        let text = String(argument[argument.index(after: mark)...])
        guard !name.isEmpty else { return nil }
        self.name = String(name)
        if let number = Int64(text), String(number) == text {
            value = .integer(number)
        } else {
            value = .text(text)
        }
    }
}
