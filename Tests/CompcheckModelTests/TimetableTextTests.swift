import CompcheckModel
import Testing

/// Times and days of the week, as people write them.
@Suite struct TimetableWordsTests {
    @Test(arguments: [
        ("daily", "daily"), ("mon-sun", "daily"), ("mon-fri", "mon-fri"), ("fri-mon", "mon,fri-sun"),
        ("sun,mon", "mon,sun"),
        ("sat,sun", "sat,sun"), ("wed", "wed"), ("mon-tue", "mon,tue"), ("mon,wed,fri", "mon,wed,fri"),
    ])
    func weekdaysAreRead(text: String, words: String) {
        #expect(Weekdays(text)?.description == words)
        #expect(Weekdays(words) == Weekdays(text))
    }

    @Test(arguments: ["", "mo", "mon-", "-fri", "mon--fri", "mon-tue-wed", "mon,", "Mon", "weekdays"])
    func otherTextIsNoWeekday(text: String) { #expect(Weekdays(text) == nil) }

    @Test(arguments: ["", "2:30", "24:00", "12:60", "1230", "12:3", "+1:30", "12:30 ", "１２:３０"])
    func otherTextIsNoTime(text: String) { #expect(TimeOfDay(text) == nil) }
}
