internal import CompcheckModel

extension OSCALDocument {
    /// Writes as `components` the services that the observations name, in inventory order.
    func writeServices(to json: inout JSONWriter) {
        var services: [String: Service] = [:]
        for reported in weightiest.elements where services[reported.service.id] == nil {
            services[reported.service.id] = reported.service
        }
        guard !services.isEmpty else { return }
        let ordered = services.values.sorted { left, right in
            (left.line, left.column, left.id) < (right.line, right.column, right.id)
        }
        json.newLine(indent: 3)
        json.key("components")
        json.array { list in
            for service in ordered {
                list.newLine(indent: 4)
                list.object { write(service, to: &$0) }
            }
        }
    }

    /// The identifier of a service.
    func name(_ service: Service) -> NamedUUID { names.of(.service, service.id) }

    private func write(_ service: Service, to json: inout JSONWriter) {
        let jurisdictions = service.jurisdictions.map(\.text).joined(separator: ", ")
        json.field("uuid", name(service).description)
        json.field("type", "service")
        json.field("title", OSCALText.markup(service.name ?? service.id, limit: 240))
        json.field("description", "A service of the inventory, at its line \(max(1, service.line)).")
        json.properties([
            ("service", OSCALText.line(service.id)), ("owner", service.owner.map { OSCALText.line($0) }),
            ("line", "\(max(1, service.line))"),
            ("jurisdictions", jurisdictions.isEmpty ? nil : OSCALText.line(jurisdictions)),
        ])
        json.key("status")
        json.object { $0.field("state", "operational") }
    }
}
