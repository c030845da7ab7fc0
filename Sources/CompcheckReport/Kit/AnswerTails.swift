package import CompcheckModel

/// The end of a use's line, from the quote after the jurisdiction on, written once per answer and then copied.
///
/// Kept by the identity of the answer, which is held for as long as its bytes are, so that no other answer can take
/// its place in memory. When the cache is full it starts anew.
package struct AnswerTails {
    /// At most this many bytes are kept, one answer's tail more or less.
    package static let byteLimit = 16 << 20
    /// At most this many answers are held.
    package static let answerLimit = 1 << 16

    private var style: AnswerJSON
    private var json = JSONWriter()
    private let terminator: String
    private var arena = OutputBuffer()
    private var places: [ObjectIdentifier: Range<Int>] = [:]
    private var held: [Answer] = []
    private var latest: (answer: ObjectIdentifier, place: Range<Int>)?

    /// An empty cache of tails in that style, each followed by the terminator.
    package init(_ style: AnswerJSON, terminator: String) {
        self.style = style
        self.terminator = terminator
    }

    /// Appends the tail of that answer.
    /// - Returns: whether the tail was written anew, and not copied.
    @discardableResult
    package mutating func append(_ answer: Answer, to output: inout OutputBuffer) -> Bool {
        let id = ObjectIdentifier(answer)
        let place: Range<Int>
        var isNew = false
        if let latest, latest.answer == id {
            place = latest.place
        } else if let known = places[id] {
            place = known
        } else {
            place = keep(answer)
            isNew = true
        }
        latest = (id, place)
        arena.bytes.withUnsafeBytes { output.append(UnsafeRawBufferPointer(rebasing: $0[place])) }
        return isNew
    }

    private mutating func keep(_ answer: Answer) -> Range<Int> {
        if arena.count >= AnswerTails.byteLimit || held.count >= AnswerTails.answerLimit { forget() }
        json.removeAll()
        json.object { style.write(answer, to: &$0) }
        let start = arena.count
        // The caller has opened the object and the string of the jurisdiction before.
        arena.append("\",")
        arena.append(json.output.bytes.dropFirst())
        arena.append(terminator)
        let place = start..<arena.count
        places[ObjectIdentifier(answer)] = place
        held.append(answer)
        return place
    }

    private mutating func forget() {
        arena.drain { _ in }
        places.removeAll(keepingCapacity: true)
        held.removeAll(keepingCapacity: true)
    }
}
