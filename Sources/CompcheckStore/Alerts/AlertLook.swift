package import CompcheckModel

/// An audit, looked through for one target: what changed since it was last told something, if anything.
package struct AlertLook: Hashable, Sendable {
    /// What came of an audit.
    package enum Subject: Hashable, Sendable {
        /// It is recorded, and was held against another run; nil: it is the first that the target hears of.
        case run(RunID, comparedWith: RunID?)
        /// It could not be done, and why; nil: nothing of it is recorded.
        case failure(String, run: RunID?)
    }

    /// What is to be sent, in the words that the target reads.
    package struct Draft: Hashable, Sendable {
        let kind: AlertRecord.Kind
        let uuid: String
        let subject: String
        let payload: String
        let topics: [String]

        /// A draft; `topics` are the things to come that it tells of, each a JSON array.
        package init(kind: AlertRecord.Kind, uuid: String, subject: String, payload: String, topics: [String]) {
            self.kind = kind
            self.uuid = uuid
            self.subject = subject
            self.payload = payload
            self.topics = topics
        }
    }

    let target: String
    let targetDigest: String
    let inventory: String
    let subject: Subject
    let draft: Draft?

    /// A look.
    /// - Parameters:
    ///   - inventory: The inventory's name.
    ///   - subject: What came of its audit.
    ///   - target: For whom, as it may be shown.
    ///   - targetDigest: SHA-256 of the target as it was given.
    ///   - draft: What is to be sent; nil: there is nothing to tell.
    package init(
        of inventory: String,
        _ subject: Subject,
        for target: String,
        targetDigest: String,
        draft: Draft?,
    ) {
        self.target = target
        self.targetDigest = targetDigest
        self.inventory = inventory
        self.subject = subject
        self.draft = draft
    }
}
