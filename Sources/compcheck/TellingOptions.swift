internal import ArgumentParser
internal import CompcheckReport
internal import Foundation

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
        let descriptor = output == nil ? STDOUT_FILENO : -1
        return ReportOptions(
            allUses: true,
            width: Terminal.width(descriptor),
            colour: Terminal.wantsColour(descriptor),
        )
    }

    /// Where it goes.
    /// - Parameter files: those that the command reads: to put the answer in their place would destroy them.
    /// - Returns: the output.
    /// - Throws: `OutputError` where nothing can be written there.
    func place(sparing files: [String]) throws -> Output {
        try output.map { try Output(file: $0, sparing: files) } ?? Output()
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
