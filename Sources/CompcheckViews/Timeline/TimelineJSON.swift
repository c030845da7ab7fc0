internal import CompcheckModel
internal import CompcheckReport

/// Renders timelines as one JSON object, with one line a use.
struct TimelineJSON: ViewReporter {
    private let header: ViewHeader
    private var isFirst = true

    init(_ header: ViewHeader) { self.header = header }

    mutating func begin(into output: inout OutputBuffer) {
        header.openDocument(into: &output)
        output.append(",\"uses\":[")
    }

    mutating func report(
        _ service: Service,
        in jurisdiction: JurisdictionCode,
        _ periods: [TimelinePeriod],
        into output: inout OutputBuffer,
    ) {
        var json = JSONWriter()
        json.object { use in
            use.write(service, in: jurisdiction)
            use.field("stretches", each: periods) { object, period in
                object.field("from", period.from)
                object.field("through", period.through)
                object.field("verdict", period.verdict.rawValue)
                object.field("atWorst", period.atWorst.rawValue)
                object.field("appears", period.appears.map(\.text))
                object.field("disappears", period.disappears.map(\.text))
            }
        }
        output.append(isFirst ? "\n" : ",\n")
        isFirst = false
        output.append(json.output.bytes)
    }

    mutating func finish(into output: inout OutputBuffer) { output.append("\n]}\n") }
}
