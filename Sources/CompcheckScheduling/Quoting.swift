/// Quoting for the shell: in single quotes, unless a word needs none.
enum Shell {
    private static let plain = Set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_./=:,@+")

    static func quoted(_ word: String) -> String {
        if !word.isEmpty, word.allSatisfy(plain.contains) { return word }
        return "'" + word.replacing("'", with: "'\\''") + "'"
    }

    static func line(_ words: [String]) -> String { words.map(quoted).joined(separator: " ") }
}

/// Quoting for YAML: in double quotes, as in JSON.
enum YAML {
    static func quoted(_ text: String) -> String {
        "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
    }
}
