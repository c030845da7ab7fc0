import CompcheckModel
import CompcheckReport
import Foundation
import Testing

/// The page in a real browser, as a reader sees and uses it.
@Suite(
    "Web pages in a browser",
    .enabled(if: Browser.isThere, "chromium and python3 with playwright are needed"),
)
struct BrowserTests {
    @Test func isReadAndFiltered() throws {
        let visit = try Browser.visit(tell(.html), search: "portal")
        expectQuiet(visit)
        #expect(visit.title == "FAIL: compcheck audit of Example Trading GmbH")
        let services = ["bot-direct", "bot-vpn", "copilot-anyone", "portal-azure-china", "chat-open", "copilot-azure"]
        #expect(visit.first.names == services + ["chat-filed"])
        #expect(visit.first.status == "7 services of 7, 7 groups of findings of 7")
        let searched = try #require(visit.searched)
        #expect(searched.names == ["portal-azure-china"])
        #expect(searched.groups.count == 1)
        #expect(searched.status == "1 service of 7, 1 group of findings of 7")
        #expect(visit.cleared == visit.first)
        let without = try #require(visit.withoutProhibited)
        #expect(!without.rows.joined().contains { $0.contains("✕") })
        #expect(without.names.count < services.count + 1 && without.groups.count < visit.first.groups.count)
        #expect(visit.columnsOfOnePlace?.count == 2)
        #expect(try #require(visit.onePlace).rows.allSatisfy { $0.count == 2 && $0[1] != "" })
    }

    @Test func standsThereWithoutScript() throws {
        let visit = try Browser.visit(tell(.html))
        #expect(visit.withoutScript.count == visit.first.rows.count)
        for (still, row) in zip(visit.withoutScript, visit.first.names) { #expect(still.hasPrefix(row)) }
        #expect(try #require(visit.print) > 10_000)
    }

    @Test func fitsAPhoneAndTheDark() throws {
        for page in [tell(.html), tell(.html, Hostile.audit, Hostile.uses, notices: Hostile.notices)] {
            let visit = try Browser.visit(page)
            expectQuiet(visit)
            #expect(try #require(visit.widthOnAPhone) <= 390)
            #expect(visit.dark == "rgb(20, 23, 27)")
        }
    }

    @Test func opensAtOnceHoweverManyServices() throws {
        let page = tell(.html, Many.audit, Many.uses(10_000))
        #expect(page.utf8.count < 10_000_000)
        let visit = try Browser.visit(page, search: "service-4321", briefly: true)
        expectQuiet(visit)
        // What takes time is what is drawn: services wait as data until they are searched for or paged to. A clock on a
        // busy machine says little, so only a page that hangs fails by it.
        let elements = visit.first.elements
        #expect(elements < 150_000 && visit.seconds < 10, "\(elements) elements, \(visit.seconds) s")
        #expect(visit.first.status.hasPrefix("5,000 services of 5,000, "))
        #expect(visit.first.rows.count == 60)
        #expect(try #require(visit.searched).names == ["service-4321"])
    }

    private func expectQuiet(_ visit: Browser.Visit) {
        #expect(visit.console == [])
        #expect(visit.requests == [])
        #expect(visit.dialogs == [])
    }
}

/// Chromium, driven by Python's playwright, if both are there.
enum Browser {
    /// The visible parts of the matrix and the findings.
    struct View: Decodable, Equatable {
        let elements: Int
        let rows: [[String]]
        let groups: [String]
        let status: String

        /// The services, or the numbers of similar ones.
        var names: [String] { rows.map { $0[0] } }
    }

    struct Visit: Decodable {
        let console: [String]
        let requests: [String]
        let dialogs: [String]
        let seconds: Double
        let title: String
        let withoutScript: [String]
        let first: View
        let searched: View?
        let cleared: View?
        let withoutProhibited: View?
        let onePlace: View?
        let columnsOfOnePlace: [String]?
        let widthOnAPhone: Int?
        let dark: String?
        let print: Int?

        enum CodingKeys: String, CodingKey {
            case console, requests, dialogs, seconds, title, first, searched, cleared, dark, print
            case withoutScript = "without script"
            case withoutProhibited = "without prohibited"
            case onePlace = "one place"
            case columnsOfOnePlace = "columns of one place"
            case widthOnAPhone = "width on a phone"
        }
    }

    static let isThere = (try? visit(tell(.html))) != nil

    /// Opens a page and uses it; saves screenshots if `COMPCHECK_PICTURES` names a folder.
    static func visit(_ page: String, search: String = "", briefly: Bool = false) throws -> Visit {
        var arguments = (briefly ? ["--briefly"] : []) + [search]
        if let folder = ProcessInfo.processInfo.environment["COMPCHECK_PICTURES"] { arguments.append(folder) }
        let (status, output) = try Python.run("browse.py", arguments, input: page)
        guard status == 0 else { throw Failed(output: output) }
        return try JSONDecoder().decode(Visit.self, from: Data(output.utf8))
    }

    private struct Failed: Error { let output: String }
}
