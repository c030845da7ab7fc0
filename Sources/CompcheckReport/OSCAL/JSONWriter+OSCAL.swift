internal import CompcheckModel

extension JSONWriter {
    /// Writes `props` in compcheck's namespace, without properties that have no value; writes nothing if none has one.
    mutating func properties(_ properties: [(name: String, value: String?)]) {
        let listed = properties.compactMap { property in property.value.map { (property.name, $0) } }
        guard !listed.isEmpty else { return }
        field("props", each: listed) { json, property in
            json.field("name", property.0)
            json.field("ns", OSCALDocument.namespace)
            json.field("value", property.1)
        }
    }

    /// Writes a list of objects that each refer to a target by this key; writes nothing if there are no targets.
    mutating func relations(_ name: String, _ key: String, _ targets: [NamedUUID]) {
        guard !targets.isEmpty else { return }
        field(name, each: targets) { json, target in json.field(key, target.description) }
    }

    /// Writes `links` to resources of the back matter; writes nothing if there are none.
    mutating func links(_ resources: [NamedUUID]) {
        guard !resources.isEmpty else { return }
        field("links", each: resources) { json, resource in
            json.field("href", "#\(resource)")
            json.field("rel", "reference")
        }
    }
}
