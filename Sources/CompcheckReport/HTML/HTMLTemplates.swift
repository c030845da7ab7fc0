internal import CompcheckModel
internal import Mustache

/// The templates of the page, which escape all values.
enum HTMLTemplates {
    /// The values that the outermost template uses.
    private struct Context {
        let style: String
        let styleDigest: String
        let script: String
        let scriptDigest: String
        let data: String
        let glance: HTMLGlance
        let matrix: HTMLMatrix
        let sections: [HTMLSection]
        let questions: [HTMLQuestion]
        let coming: [HTMLChange]
        let comingRest: String?
        let pending: [HTMLBill]
        let calm: String?
        let timeline: HTMLTimeline?
        let notes: [HTMLNote]
        let waivers: [HTMLWaiver]
        let rules: [HTMLRule]
        let notices: [String]
        let provenance: [HTMLFact]

        // Templates cannot test whether a list is empty without iterating over it.
        let hasComing: Bool
        let hasPending: Bool
        let hasNotes: Bool
        let hasWaivers: Bool
        let hasNotices: Bool
        /// Whether there are so many groups that a browser should lay out only the visible ones.
        let isLong: Bool
    }

    /// The page as an HTML file.
    static func render(_ page: HTMLPage) -> String {
        let rows = HTMLMatrixRows(page.matrix)
        let (dated, pending, notes) = (page.aggregator.coming, page.pending, page.notes)
        let (waivers, notices) = (page.waivers, page.notices)
        let (style, script) = (file("page.css"), file("page.js"))
        let context = Context(
            style: style,
            styleDigest: Digest.sha256Base64(style),
            script: script,
            scriptDigest: Digest.sha256Base64(script),
            data: page.data(rows),
            glance: page.glance,
            matrix: page.view(rows),
            sections: page.sections,
            questions: page.questions,
            coming: page.coming(dated),
            comingRest: page.rest(dated),
            pending: pending,
            calm: page.calm,
            timeline: page.timeline,
            notes: notes,
            waivers: waivers,
            rules: page.ruleEntries,
            notices: notices,
            provenance: page.provenance,
            hasComing: !dated.isEmpty,
            hasPending: !pending.isEmpty,
            hasNotes: !notes.isEmpty,
            hasWaivers: !waivers.isEmpty,
            hasNotices: !notices.isEmpty,
            isLong: page.groups.count > 100,
        )
        return library.render(context, withTemplate: "page") ?? ""
    }

    private static let library: MustacheLibrary = {
        var library = MustacheLibrary()
        for file in embeddedPage where file.path.hasSuffix(".mustache") {
            do {
                try library.register(file.text, named: String(file.path.dropLast(".mustache".count)))
            } catch {
                preconditionFailure("the template \(file.path), which is part of compcheck, is broken: \(error)")
            }
        }
        return library
    }()

    private static func file(_ name: String) -> String { embeddedPage.first { $0.path == name }?.text ?? "" }
}
