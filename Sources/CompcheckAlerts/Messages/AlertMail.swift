internal import CompcheckModel
internal import CompcheckReport

/// An alert as a mail message for sendmail(8), which adds the sender: lines end with a line feed alone.
enum AlertMail {
    static func message(_ news: AlertNews, to addresses: [String], uuid: String, at instant: Instant) -> String {
        let headers = [
            "Date: \(instant.inMail)",
            // One a line: a line of 998 bytes is the longest that mail may have (RFC 5322 §2.1.1).
            "To: " + addresses.joined(separator: ",\n "),
            "Subject: \(MailText.header(news.subject, after: "Subject: ".count))",
            "Message-ID: <\(uuid)@compcheck.invalid>",
            "Auto-Submitted: auto-generated",
            "MIME-Version: 1.0",
            "Content-Type: text/plain; charset=utf-8",
            "Content-Transfer-Encoding: quoted-printable",
        ]
        let body = AlertText.lines(news).dropFirst(2).map { MailText.quotedPrintable($0) + "\n" }
        return headers.joined(separator: "\n") + "\n\n" + body.joined()
    }
}

extension Instant {
    /// As mail dates itself (RFC 5322 §3.3): `Sat, 28 Nov 2026 02:04:11 +0000`.
    fileprivate var inMail: String {
        let text = description
        let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
        let parts = text.prefix(10).split(separator: "-")
        let month = Int(parts[1]).map { months[$0 - 1] } ?? ""
        return "\(Weekday(dayInUTC).short), \(parts[2]) \(month) \(parts[0]) \(text.dropFirst(11).prefix(8)) +0000"
    }
}
