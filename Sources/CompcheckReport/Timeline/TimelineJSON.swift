internal import CompcheckModel

/// Tells timelines to machines: one object, one line a use.
struct TimelineJSON: TimelineReporter {
    private let header: TimelineHeader
    private var isFirst = true

    init(_ header: TimelineHeader) { self.header = header }

    mutating func begin(into output: inout OutputBuffer) {
        var json = JSONWriter()
        json.field("formatVersion", 1)
        json.field("inventory", header.inventory)
        json.field("from", header.from)
        json.field("to", header.to)
        json.field("today", header.today)
        json.field("assumed", each: header.assumed.sorted { $0.key < $1.key }) { object, assumption in
            object.field("rule", assumption.key.text)
            object.field("from", assumption.value)
        }
        json.field("without", header.without.sorted().map(\.text))
        json.key("rulebook")
        json.object { rulebook in
            rulebook.field("origin", header.rulebook.origin)
            rulebook.field("rules", header.rulebook.rules.count)
            rulebook.field("digest", header.rulebook.digest)
        }
        output.append("{")
        output.append(json.output.bytes)
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
            use.field("service", service.id)
            use.field("name", service.name)
            use.field("owner", service.owner)
            use.field("jurisdiction", place.text)
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
