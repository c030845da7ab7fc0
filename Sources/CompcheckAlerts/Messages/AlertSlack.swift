internal import CompcheckModel
internal import CompcheckReport

/// Renders an alert for Slack's incoming webhooks: blocks, within their limits
/// (https://docs.slack.dev/reference/block-kit/blocks: 50 blocks, a header of 150 characters, a text of 3000).
enum AlertSlack {
    private static let mostBlocks = 50
    private static let longestHeader = 150
    private static let longestText = 3000
    private static let (open, close) = ("```\n", "```")

    static func document(_ news: AlertNews) -> String {
        var json = JSONWriter()
        json.object { json in
            // Notifications show this text, not the blocks.
            json.field("text", escaped(news.subject))
            json.key("blocks")
            json.array { list in
                list.block("header", "plain_text", cut(news.subject, to: longestHeader))
                for text in sections(news) { list.block("section", "mrkdwn", text) }
            }
        }
        return String(decoding: json.output.bytes, as: UTF8.self) + "\n"
    }

    /// Returns the lines as code blocks, in which Slack changes no text and keeps the columns aligned.
    private static func sections(_ news: AlertNews) -> [String] {
        var sections: [String] = []
        var text = ""
        let room = longestText - open.utf16.count - close.utf16.count
        // The header block already has the first line.
        for line in AlertText.lines(news).dropFirst(2) {
            let line = cut(escaped(line), to: room - 1) + "\n"
            if text.utf16.count + line.utf16.count > room {
                sections.append(open + text + close)
                text = ""
            }
            text += line
        }
        if !text.isEmpty { sections.append(open + text + close) }
        guard sections.count >= mostBlocks else { return sections }
        return sections.prefix(mostBlocks - 2) + ["… and more, which has no room here"]
    }

    /// Escapes text for Slack (https://docs.slack.dev/messaging/formatting-message-text); a backtick would end the
    /// code.
    private static func escaped(_ text: String) -> String {
        text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
            .replacing("`", with: "'")
    }

    private static func cut(_ text: String, to limit: Int) -> String {
        guard text.utf16.count > limit else { return text }
        var short = ""
        for character in text {
            if short.utf16.count + String(character).utf16.count >= limit { break }
            short.append(character)
        }
        return short + "…"
    }
}

extension JSONWriter {
    fileprivate mutating func block(_ type: String, _ kind: String, _ text: String) {
        object { json in
            json.field("type", type)
            json.key("text")
            json.object { json in
                json.field("type", kind)
                json.field("text", text)
            }
        }
    }
}
