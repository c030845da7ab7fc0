internal import CompcheckModel
internal import CompcheckReport

/// Renders an alert as a message for sendmail(8), which adds the sender; lines end with LF only.
enum AlertMail {
    static func message(_ news: AlertNews, to addresses: [String], uuid: String, at instant: Instant) -> String {
        let headers = [
            "Date: \(instant.inMail)",
            // One address a line, as a line of mail has at most 998 bytes (RFC 5322 §2.1.1).
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
    /// The date in the format of mail (RFC 5322 §3.3): `Sat, 28 Nov 2026 02:04:11 +0000`.
    fileprivate var inMail: String {
        let text = description
        let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
        let parts = text.prefix(10).split(separator: "-")
        let month = Int(parts[1]).map { months[$0 - 1] } ?? ""
        return "\(Weekday(dayInUTC).short), \(parts[2]) \(month) \(parts[0]) \(text.dropFirst(11).prefix(8)) +0000"
    }
}
