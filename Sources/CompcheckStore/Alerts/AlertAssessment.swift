package import CompcheckModel

/// The assessment of one audit for one alert target: what changed since the target's last alert, if anything.
package struct AlertAssessment: Hashable, Sendable {
    /// The outcome of the audit.
    package enum Subject: Hashable, Sendable {
        /// A recorded run and the run that it was compared with; nil: it is the first run for this target.
        case run(RunID, comparedWith: RunID?)
        /// The reason why the audit failed, and its run; nil: no run was recorded.
        case failure(String, run: RunID?)
    }

    /// An alert to send, worded for its target.
    package struct Draft: Hashable, Sendable {
        let kind: AlertRecord.Kind
        let uuid: String
        let subject: String
        let payload: String
        let topics: [String]

        /// Creates a draft; `topics` are the upcoming changes that it announces, each a JSON array.
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

    /// Creates an assessment.
    /// - Parameters:
    ///   - inventory: The inventory's name.
    ///   - subject: The outcome of its audit.
    ///   - target: The target, in a form that may be shown.
    ///   - targetDigest: SHA-256 of the target as it was given.
    ///   - draft: The alert to send; nil: there is nothing to send.
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
