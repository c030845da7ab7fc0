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
        in place: JurisdictionCode,
        _ stretches: [Stretch],
        into output: inout OutputBuffer,
    ) {
        var json = JSONWriter()
        json.object { use in
            use.write(service, in: place)
            use.field("stretches", each: stretches) { object, stretch in
                object.field("from", stretch.from)
                object.field("through", stretch.through)
                object.field("verdict", stretch.verdict.rawValue)
                object.field("atWorst", stretch.atWorst.rawValue)
                object.field("appears", stretch.appears.map(\.text))
                object.field("disappears", stretch.disappears.map(\.text))
            }
        }
        output.append(isFirst ? "\n" : ",\n")
        isFirst = false
        output.append(json.output.bytes)
    }

    mutating func finish(into output: inout OutputBuffer) { output.append("\n]}\n") }
}
