package import CompcheckModel

/// A cache of the end of a use's line, from the quote after the jurisdiction on, encoded once per answer.
///
/// The key is the identity of the answer. The cache holds the answer as long as its bytes, so that no other
/// answer can get the same address. A full cache is emptied.
package struct AnswerTails {
    /// The size at which the cache is emptied, in bytes; the last tail may exceed it.
    package static let byteLimit = 16 << 20
    /// The number of answers at which the cache is emptied.
    package static let answerLimit = 1 << 16

    private var style: AnswerJSON
    private var json = JSONWriter()
    private let terminator: String
    private var arena = OutputBuffer()
    private var ranges: [ObjectIdentifier: Range<Int>] = [:]
    private var held: [Answer] = []
    private var latest: (answer: ObjectIdentifier, range: Range<Int>)?

    /// Creates an empty cache of tails in a style; each tail is followed by the terminator.
    package init(_ style: AnswerJSON, terminator: String) {
        self.style = style
        self.terminator = terminator
    }

    /// Appends the tail of an answer.
    /// - Returns: whether the tail was encoded now, and not copied from the cache.
    @discardableResult
    package mutating func append(_ answer: Answer, to output: inout OutputBuffer) -> Bool {
        let id = ObjectIdentifier(answer)
        let range: Range<Int>
        var isNew = false
        if let latest, latest.answer == id {
            range = latest.range
        } else if let known = ranges[id] {
            range = known
        } else {
            range = keep(answer)
            isNew = true
        }
        latest = (id, range)
        arena.bytes.withUnsafeBytes { output.append(UnsafeRawBufferPointer(rebasing: $0[range])) }
        return isNew
    }

    private mutating func keep(_ answer: Answer) -> Range<Int> {
        if arena.count >= AnswerTails.byteLimit || held.count >= AnswerTails.answerLimit { forget() }
        json.removeAll()
        json.object { style.write(answer, to: &$0) }
        let start = arena.count
        // The caller has already opened the object and the string of the jurisdiction.
        arena.append("\",")
        arena.append(json.output.bytes.dropFirst())
        arena.append(terminator)
        let range = start..<arena.count
        ranges[ObjectIdentifier(answer)] = range
        held.append(answer)
        return range
    }

    private mutating func forget() {
        arena.drain { _ in }
        ranges.removeAll(keepingCapacity: true)
        held.removeAll(keepingCapacity: true)
    }
}
