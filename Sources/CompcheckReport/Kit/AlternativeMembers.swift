package import CompcheckModel

/// Writes the member for the best alternative to a use, encoded once per offering and verdict.
package struct AlternativeMembers {
    private struct Key: Hashable {
        let offering: OfferingID
        let verdict: Verdict
        let atWorst: Verdict
    }

    private var written: [Key: [UInt8]] = [:]

    /// Appends `"alternative":{…},`.
    package mutating func append(_ alternative: Alternative, to output: inout OutputBuffer) {
        let (offering, answer) = (alternative.offering, alternative.answer)
        let key = Key(offering: offering.id, verdict: answer.verdict, atWorst: answer.atWorst)
        if let known = written[key] { return output.append(known) }
        var json = JSONWriter()
        json.key("alternative")
        json.object { json in
            json.field("offering", offering.id.text)
            json.field("title", offering.title)
            json.field("verdict", answer.verdict.rawValue)
            json.field("atWorst", answer.atWorst.rawValue)
        }
        let bytes = json.output.bytes + [UInt8(ascii: ",")]
        written[key] = bytes
        output.append(bytes)
    }
}
