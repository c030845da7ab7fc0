internal import CompcheckIntake
internal import CompcheckModel
package import CompcheckReport
package import CompcheckViews

/// Where the answer to a question goes, and in which format.
package struct AnswerOutput {
    /// The format.
    package let format: PlainFormat
    private let file: String?
    private let environment: AppEnvironment

    /// An answer to a file, or without one to the output of an environment.
    package init(_ format: PlainFormat, file: String?, in environment: AppEnvironment) {
        self.format = format
        self.file = file
        self.environment = environment
    }

    /// The width and the colours of a text for this output.
    package var reportOptions: ReportOptions {
        var options = ReportOptions(to: file, environment)
        options.allUses = true
        return options
    }

    /// Opens the output.
    /// - Parameter files: The files that the answer is read from, which it must not overwrite.
    /// - Returns: The output.
    /// - Throws: `OutputError`, if nothing can be written there.
    package func open(sparing files: [String]) throws(OutputError) -> Output {
        try Output(file, sparing: files, in: environment)
    }

    /// Writes an answer in the chosen format.
    /// - Throws: `OutputError`, if it cannot be written.
    package func write(
        _ json: @autoclosure () -> String,
        sparing files: [String] = [],
        text: (_ width: Int, _ colour: Bool) -> String,
    ) throws(OutputError) {
        let output = try open(sparing: files)
        let options = reportOptions
        switch format {
        case .text: try output.put(text(options.width, options.colour))
        case .json: try output.put(json())
        }
    }

    /// An event of a stream of services; they come in this order.
    enum Event {
        case begin
        case service(Service)
        case finish
    }

    /// Streams the services of an inventory, or one of them, through `render` into the output.
    ///
    /// - Parameters:
    ///   - inventory: The inventory to read.
    ///   - catalogue: The catalogue in which its names are looked up.
    ///   - service: The only service to write; nil: all.
    ///   - files: The files that must not be overwritten, besides the inventory.
    ///   - render: Writes an event to the buffer.
    /// - Throws: `BadInput`, if the inventory is invalid or has no such service, and whatever `render` throws.
    func stream(
        _ inventory: String,
        _ catalogue: Catalogue,
        only service: String?,
        sparing files: [String],
        _ render: (Event, inout OutputBuffer) throws -> Void,
    ) throws {
        let output = try open(sparing: environment.filesInUse(by: inventory) + files)
        var buffer = OutputBuffer()
        var isFound = false
        try render(.begin, &buffer)
        let services = ServiceStream(environment.source(of: inventory), catalogue, wantsDigest: false)
        _ = try services.handOut { each in
            guard service.map({ $0 == each.id }) ?? true else { return }
            isFound = true
            try render(.service(each), &buffer)
            // A single service is written only once it is found.
            if buffer.isLarge { try output.drain(&buffer) }
        }
        if let service, !isFound { throw BadInput.noService(service, in: inventory) }
        try render(.finish, &buffer)
        try output.drain(&buffer)
        try output.finish()
    }
}

extension AppEnvironment {
    /// The files that an answer about this inventory must not overwrite.
    func filesInUse(by inventory: String) -> [String] { inventory == "-" ? [] : [inventory] }
}

extension BadInput {
    /// An inventory without the service that is asked about.
    static func noService(_ service: String, in inventory: String) -> BadInput {
        BadInput([Problem(file: inventory, what: "has no service `\(service)`")])
    }
}
