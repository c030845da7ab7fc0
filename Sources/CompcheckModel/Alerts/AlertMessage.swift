/// An alert that waits in the outbox, or is on its way to a target.
public struct AlertMessage: Hashable, Sendable {
    /// Its number in the outbox.
    public let id: Int64
    /// By which its receiver knows it, each time that it is sent.
    public let uuid: String
    /// Byte for byte what is sent.
    public let payload: String

    /// A message.
    public init(id: Int64, uuid: String, payload: String) {
        self.id = id
        self.uuid = uuid
        self.payload = payload
    }
}
