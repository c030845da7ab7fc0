internal import ArgumentParser
internal import CompcheckApp
internal import CompcheckViews

/// The options for the format and the output of an answer.
struct OutputOptions: ParsableArguments {
    @Option(help: ArgumentHelp("The output format: text or json.", valueName: "format"))
    var format = PlainFormat.text

    @OptionGroup var file: OutputFileOption

    /// Where the answer goes.
    var answer: AnswerOutput { AnswerOutput(format, file: file.output, in: .process) }
}

/// The option for a file instead of standard output.
struct OutputFileOption: ParsableArguments {
    @Option(
        name: .shortAndLong,
        help: ArgumentHelp("Write the output to this file, completely or not at all.", valueName: "file"),
        completion: .file(),
    )
    var output: String?
}
