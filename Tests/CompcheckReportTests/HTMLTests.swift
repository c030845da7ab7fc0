import CompcheckModel
import CompcheckReport
import Foundation
import Testing

@Suite("Web pages")
struct HTMLTests {
    private let hidden: Set<Unicode.GeneralCategory> = [.control, .format, .lineSeparator, .paragraphSeparator]

    @Test(arguments: ["small.html", "empty.html"])
    func golden(name: String) throws {
        let isEmpty = name == "empty.html"
        let page =
            isEmpty
            ? tell(.html, Fixture.audit(asOf: Fixture.today, inventory: "-"), [], organization: nil, notices: [])
            : tell(.html)
        try expectGolden(skeleton(page), name)
    }

    @Test func needsNothingElse() throws {
        let page = tell(.html)
        #expect(page.contains("content=\"default-src 'none'; style-src 'sha256-"))
        // Everything else that makes a browser fetch something.
        for loading in [" src=", "@import", "url(", "<iframe", "<object", "<embed", "<base", "http-equiv=\"refresh\""] {
            #expect(!page.contains(loading), Comment(rawValue: loading))
        }
        #expect(page.matches(of: /<link [^>]*>/).map { String($0.output) } == [#"<link rel="icon" href="data:,">"#])
        // The page's policy forbids style attributes and event handler attributes.
        #expect(!skeleton(page).contains(/\ (?:style|on[a-z]+)=/))
    }

    @Test func everyCellLeadsSomewhere() {
        for page in [tell(.html), tell(.html, Many.audit, Many.uses(3_000))] {
            let ids = Set(page.matches(of: /\ id="([^"]*)"/).map(\.output.1))
            let links = page.matches(of: /href="#([^"]*)"/).map(\.output.1)
            #expect(links.allSatisfy(ids.contains))
            #expect(ids.count == page.matches(of: /\ id="/).count)
        }
    }

    @Test func nothingThatWasTypedHasAMeaning() throws {
        let page = tell(.html, Hostile.audit, Hostile.uses, notices: Hostile.notices)
        for scalar in page.unicodeScalars where scalar != "\n" {
            #expect(!hidden.contains(scalar.properties.generalCategory), "U+\(String(scalar.value, radix: 16))")
        }
        #expect(page.matches(of: /<script/).count == 2 && page.matches(of: /<\/script/).count == 2)
        #expect(!page.contains("<!--"))
        #expect(!page.contains(/href="(?!https?:|#|data:,")/))
        #expect(page.utf8.count < 1_000_000)
    }

    @Test func aLargeInventoryStaysSmall() throws {
        let page = tell(.html, Many.audit, Many.uses(100_000))
        #expect(page.utf8.count < 10_000_000)
        for saying in [
            "100,000 uses of 50,000 services in 2 places", "30,000 more services left out, the least weighty",
            " more changes: see the JSON report",
        ] {
            let isSaid = page.contains(saying)
            #expect(isSaid, Comment(rawValue: saying))
        }
    }

    @Test func manyDistinctAnswersAreCounted() {
        let page = tell(.html, Many.audit, Many.distinctUses(20_000))
        let isCounted = page.contains(" more uses in other groups: see the JSON report")
        #expect(isCounted)
        #expect(page.utf8.count < 10_000_000)
    }

    @Test func saysWhoRanIt() {
        let audit = Fixture.audit()
        #expect(tell(.html).contains("<dt>run by</dt><dd><bdi>not said</bdi></dd>"))
        let signed = Audit(
            toolVersion: audit.toolVersion,
            today: audit.today,
            question: audit.question,
            rulebook: audit.rulebook,
            inventory: audit.inventory,
            ranBy: "Ada <ada@example.com>",
        )
        #expect(tell(.html, signed).contains("<dt>run by</dt><dd><bdi>Ada &lt;ada@example.com&gt;</bdi></dd>"))
    }

    @Test(.enabled(if: HTMLSyntax.isThere, "python3 with html5lib is needed"))
    func isWellFormed() throws {
        try #expect(HTMLSyntax.complaint(tell(.html)) == "valid\n")
        try #expect(HTMLSyntax.complaint(tell(.html, Fixture.audit(), [])) == "valid\n")
        try #expect(HTMLSyntax.complaint(tell(.html, Hostile.audit, Hostile.uses)) == "valid\n")
        try #expect(HTMLSyntax.complaint(tell(.html, Many.audit, Many.uses(5_000))) == "valid\n")
        try #expect(HTMLSyntax.complaint(tell(.html).replacing("</article>", with: "")) != "valid\n")
    }

    /// Returns the page without its style and its script, which come from files of their own.
    private func skeleton(_ page: String) -> String {
        page.replacing(/<style>(?s:.*?)<\/style>/, with: "<style></style>")
            .replacing(/<script>(?s:.*?)<\/script>/, with: "<script></script>")
            .replacing(/sha256-[A-Za-z0-9+\/=]+/, with: "sha256-")
    }
}

/// A validator of HTML syntax, if Python has it.
enum HTMLSyntax {
    static let isThere = (try? complaint("<!doctype html><title>t</title>")) == "valid\n"

    static func complaint(_ page: String) throws -> String { try Python.run("check_html.py", [], input: page).output }
}
