internal import ArgumentParser
internal import CompcheckApp
internal import CompcheckReport
internal import CompcheckViews

/// The options for the format and the output of an answer.
struct OutputOptions: ParsableArguments {
    @Option(help: ArgumentHelp("The output format: text or json.", valueName: "format"))
    var format = PlainFormat.text

    @Option(
        name: .shortAndLong,
        help: ArgumentHelp("Write the output to this file, completely or not at all.", valueName: "file"),
        completion: .file(),
    )
    var output: String?

    /// The width and the colours of a text for the chosen output.
    var reportOptions: ReportOptions {
        var options = ReportOptions(to: output, .process)
        options.allUses = true
        return options
    }

    /// Opens the output.
    /// - Parameter files: The files that the command reads, which the answer must not overwrite.
    /// - Returns: The output.
    /// - Throws: `OutputError`, if nothing can be written there.
    func open(sparing files: [String]) throws -> Output {
        try Output(output, sparing: files, in: .process)
    }

    /// Writes an answer in the chosen format.
    func write(
        _ json: @autoclosure () -> String,
        sparing files: [String],
        text: (_ width: Int, _ colour: Bool) -> String,
    ) throws {
        let destination = try open(sparing: files)
        let options = reportOptions
        var buffer = OutputBuffer()
        switch format {
        case .text: buffer.append(text(options.width, options.colour))
        case .json: buffer.append(json())
        }
        try destination.drain(&buffer)
        try destination.finish()
    }
}
