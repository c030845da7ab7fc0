import CompcheckModel
import Testing

@Suite
struct DayTests {
    /// Walks through two centuries with an independent calendar.
    @Test
    func everyDayFrom1900To2100ReadsBackAsWritten() {
        var number: Int32 = -25_567
        for year in 1900...2100 {
            let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
            let lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
            for (month, length) in lengths.enumerated() {
                for day in 1...length {
                    let text = "\(year)-\(month < 9 ? "0" : "")\(month + 1)-\(day < 10 ? "0" : "")\(day)"
                    guard let found = Day(text), found.number == number, found.description == text else {
                        Issue.record("\(text) is not day \(number)")
                        return
                    }
                    number += 1
                }
                #expect(Day(year: year, month: month + 1, day: length + 1) == nil)
                #expect(Day(year: year, month: month + 1, day: 0) == nil)
            }
        }
    }

    @Test(arguments: [
        "", "2024", "2024-1-1", "2024-01-1", "2024-13-01", "2024-00-01", "2024-01-32", "2023-02-29", "1900-02-29",
        "2100-02-29", "2024-04-31", "2024/01/01", "20240101", "+024-01-01", "2024-01-01T", " 2024-01-01", "0000-01-01",
        "２024-01-01", "2024-01-0٣",
    ])
    func whatIsNoDay(_ text: String) {
        #expect(Day(text) == nil)
    }

    @Test
    func theEpochTheEndsAndArithmetic() {
        #expect(Day("1970-01-01")?.number == 0)
        #expect(Day("2000-02-29")?.advanced(by: 1) == Day("2000-03-01"))
        #expect(Day("2024-01-01")?.advanced(by: -1) == Day("2023-12-31"))
        #expect(Day("0001-01-01")?.description == "0001-01-01")
        #expect(Day("9999-12-31")?.description == "9999-12-31")
    }

    @Test
    func daysStandInOrder() throws {
        let days = try ["2023-12-31", "2024-01-01", "2024-02-29", "2024-03-01"].map { try #require(Day($0)) }
        #expect(days.reversed().sorted() == days)
    }
}
