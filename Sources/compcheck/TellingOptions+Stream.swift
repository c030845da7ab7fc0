internal import CompcheckApp
internal import CompcheckModel
internal import CompcheckReport

extension TellingOptions {
    /// What a stream of services brings, in this order.
    enum Event {
        case begin
        case service(Service)
        case finish
    }

    /// Streams the services of an inventory, or one of them, through what tells them into where it goes.
    ///
    /// - Parameters:
    ///   - inventory: what is read.
    ///   - catalogue: what its names are looked up in.
    ///   - service: the only service to be told; nil: all.
    ///   - files: those that must not be replaced, besides the inventory.
    ///   - tell: writes what an event brings.
    /// - Throws: `BadInput` where the inventory is bad or has no such service, and whatever `tell` throws.
    func stream(
        of inventory: InventoryArgument,
        _ catalogue: Catalogue,
        only service: String?,
        sparing files: [String],
        _ tell: (Event, inout OutputBuffer) throws -> Void,
    ) throws {
        let place = try place(sparing: inventory.filesInUse + files)
        var buffer = OutputBuffer()
        var isFound = false
        try tell(.begin, &buffer)
        _ = try ServiceStream(inventory.source, catalogue, wantsDigest: false).handOut { each in
            guard service.map({ $0 == each.id }) ?? true else { return }
            isFound = true
            try tell(.service(each), &buffer)
            // Nothing of a service that is looked for is written before it is found.
            if buffer.isLarge { try place.drain(&buffer) }
        }
        if let service, !isFound {
            throw BadInput([Problem(file: inventory.inventory, what: "has no service `\(service)`")])
        }
        try tell(.finish, &buffer)
        try place.drain(&buffer)
        try place.finish()
    }
}
