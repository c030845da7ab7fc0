/// An alert that waits in the outbox, or is on its way to a target.
package struct AlertMessage: Hashable, Sendable {
    /// Its number in the outbox.
    package let id: Int64
    /// Identifier that stays the same each time the alert is sent, so that its receiver can recognise a repeat.
    package let uuid: String
    /// The content, byte for byte as it is sent.
    package let payload: String

    /// A message.
    package init(id: Int64, uuid: String, payload: String) {
        self.id = id
        self.uuid = uuid
        self.payload = payload
    }
}
