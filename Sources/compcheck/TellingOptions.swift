internal import ArgumentParser
internal import CompcheckApp
internal import CompcheckReport
internal import CompcheckViews

/// How an answer is told, and where to.
struct TellingOptions: ParsableArguments {
    @Option(help: ArgumentHelp("text or json.", valueName: "format"))
    var format = PlainFormat.text

    @Option(
        name: .shortAndLong,
        help: ArgumentHelp("Write it to a file, whole or not at all.", valueName: "file"),
        completion: .file(),
    )
    var output: String?

    /// How wide and colourful a text may be where it goes.
    var reportOptions: ReportOptions {
        var options = ReportOptions(to: output, .process)
        options.allUses = true
        return options
    }

    /// Where it goes.
    /// - Parameter files: those that the command reads: to put the answer in their place would destroy them.
    /// - Returns: the output.
    /// - Throws: `OutputError` where nothing can be written there.
    func place(sparing files: [String]) throws -> Output {
        try Output(output, sparing: files, in: .process)
    }

    /// Tells an answer, for people or for machines.
    func tell(
        _ json: @autoclosure () -> String,
        sparing files: [String],
        text: (_ width: Int, _ colour: Bool) -> String,
    ) throws {
        let place = try place(sparing: files)
        let options = reportOptions
        var buffer = OutputBuffer()
        switch format {
        case .text: buffer.append(text(options.width, options.colour))
        case .json: buffer.append(json())
        }
        try place.drain(&buffer)
        try place.finish()
    }
}
