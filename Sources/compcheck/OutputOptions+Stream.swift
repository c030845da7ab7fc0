internal import CompcheckApp
internal import CompcheckModel
internal import CompcheckReport

extension OutputOptions {
    /// An event of a stream of services; they come in this order.
    enum Event {
        case begin
        case service(Service)
        case finish
    }

    /// Streams the services of an inventory, or one of them, through `tell` into the output.
    ///
    /// - Parameters:
    ///   - inventory: The inventory to read.
    ///   - catalogue: The catalogue in which its names are looked up.
    ///   - service: The only service to write; nil: all.
    ///   - files: The files that must not be overwritten, besides the inventory.
    ///   - tell: Writes an event to the buffer.
    /// - Throws: `BadInput`, if the inventory is invalid or has no such service, and whatever `tell` throws.
    func stream(
        of inventory: InventoryArgument,
        _ catalogue: Catalogue,
        only service: String?,
        sparing files: [String],
        _ write: (Event, inout OutputBuffer) throws -> Void,
    ) throws {
        let destination = try open(sparing: inventory.filesInUse + files)
        var buffer = OutputBuffer()
        var isFound = false
        try write(.begin, &buffer)
        _ = try ServiceStream(inventory.source, catalogue, wantsDigest: false).handOut { each in
            guard service.map({ $0 == each.id }) ?? true else { return }
            isFound = true
            try write(.service(each), &buffer)
            // A single service is written only once it is found.
            if buffer.isLarge { try destination.drain(&buffer) }
        }
        if let service, !isFound {
            throw BadInput([Problem(file: inventory.inventory, what: "has no service `\(service)`")])
        }
        try write(.finish, &buffer)
        try destination.drain(&buffer)
        try destination.finish()
    }
}
