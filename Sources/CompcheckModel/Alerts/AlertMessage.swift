/// An alert that waits in the outbox, or is on its way to a target.
package struct AlertMessage: Hashable, Sendable {
    /// Its number in the outbox.
    package let id: Int64
    /// By which its receiver knows it, each time that it is sent.
    package let uuid: String
    /// Byte for byte what is sent.
    package let payload: String

    /// A message.
    package init(id: Int64, uuid: String, payload: String) {
        self.id = id
        self.uuid = uuid
        self.payload = payload
    }
}
