internal import CompcheckModel

extension JSONWriter {
    /// Writes `props`, each with the namespace of compcheck; those without a value are left out, and so is an empty list.
    mutating func properties(_ properties: [(name: String, value: String?)]) {
        let told = properties.compactMap { property in property.value.map { (property.name, $0) } }
        guard !told.isEmpty else { return }
        field("props", each: told) { json, property in
            json.field("name", property.0)
            json.field("ns", OSCALDocument.namespace)
            json.field("value", property.1)
        }
    }

    /// Writes a list of objects that each refer to something by this key, unless it is empty.
    mutating func relations(_ name: String, _ key: String, _ targets: [NamedUUID]) {
        guard !targets.isEmpty else { return }
        field(name, each: targets) { json, target in json.field(key, target.description) }
    }

    /// Writes `links` to resources of the back matter, unless there are none.
    mutating func links(_ resources: [NamedUUID]) {
        guard !resources.isEmpty else { return }
        field("links", each: resources) { json, resource in
            json.field("href", "#\(resource)")
            json.field("rel", "reference")
        }
    }
}
