internal import CompcheckModel
internal import CompcheckReport
internal import Foundation

/// A child process in a process group of its own.
///
/// Its standard input is an unlinked temporary file, so that this process need not wait until it is read. The
/// beginning of its output is kept; none of it reaches the standard output of this process.
struct ChildProcess: Sendable {
    /// How it ended.
    enum End: Sendable {
        case exit(Int32)
        case signal(Int32)
        /// It was killed at the deadline.
        case killed
    }

    /// The system's error for a program that cannot be run.
    struct CannotRun: Error, CustomStringConvertible {
        let description: String

        init(_ code: Int32) { description = systemReason(code) }
    }

    private static let mostOfItsWords = 300

    private let id: pid_t
    /// The non-blocking read end of the pipe with its output.
    private let output: Int32

    /// Starts a program.
    /// - Parameters:
    ///   - program: Its path; a name without a slash is looked up in `PATH`.
    ///   - arguments: Its arguments, without its name.
    ///   - input: Its standard input.
    ///   - folder: Where it starts; nil: in the folder of this process.
    /// - Throws: `CannotRun`.
    init(_ program: String, _ arguments: [String], input: String, folder: String?) throws(CannotRun) {
        let file = try ChildProcess.namelessFile(holding: input)
        defer { close(file) }
        var ends: [Int32] = [-1, -1]
        guard pipe(&ends) == 0 else { throw CannotRun(errno) }
        defer { close(ends[1]) }
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        _ = fcntl(ends[0], F_SETFL, O_NONBLOCK)
        do {
            id = try ChildProcess.spawn(
                ChildProcess.words([program] + arguments, in: folder),
                input: file,
                output: ends[1],
            )
            output = ends[0]
        } catch {
            close(ends[0])
            throw error
        }
    }

    /// Waits for its end, and kills it at the deadline, with its process group.
    /// - Returns: How it ended, and the beginning of its output.
    func end(by deadline: ContinuousClock.Instant) async -> (End, String) {
        defer { close(output) }
        var words: [UInt8] = []
        var pause = Duration.milliseconds(1)
        var status: Int32 = 0
        while true {
            let isOver = waitpid(id, &status, WNOHANG) == id
            readOn(into: &words)
            if isOver { return (ChildProcess.end(status), String(said: words)) }
            if ContinuousClock.now >= deadline {
                kill(-id, SIGKILL)
                waitpid(id, &status, 0)
                return (.killed, String(said: words))
            }
            try? await Task.sleep(for: min(pause, deadline - .now))
            pause = min(pause * 2, .milliseconds(50))
        }
    }

    /// Reads from the pipe, so that the program does not block on it, and discards what exceeds the limit.
    private func readOn(into words: inout [UInt8]) {
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        let count = read(output, &buffer, buffer.count)
        if count > 0 { words += buffer.prefix(min(count, ChildProcess.mostOfItsWords - words.count)) }
    }

    /// The words that start a program in a folder: posix_spawn(3) has no such action on every system, and a shell does.
    private static func words(_ words: [String], in folder: String?) -> [String] {
        folder.map { ["/bin/sh", "-c", "cd -- \"$1\" && shift && exec \"$@\"", "sh", $0] + words } ?? words
    }

    /// Decodes the status of wait(2).
    private static func end(_ status: Int32) -> End {
        status & 0x7F == 0 ? .exit(status >> 8 & 0xFF) : .signal(status & 0x7F)
    }

    private static func spawn(_ words: [String], input: Int32, output: Int32) throws(CannotRun) -> pid_t {
        #if canImport(Darwin)
        var (attributes, actions): (posix_spawnattr_t?, posix_spawn_file_actions_t?) = (nil, nil)
        #else
        var (attributes, actions) = (posix_spawnattr_t(), posix_spawn_file_actions_t())
        #endif
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        // This process ignores SIGPIPE, and the child would inherit that.
        var defaults = sigset_t()
        sigemptyset(&defaults)
        sigaddset(&defaults, SIGPIPE)
        posix_spawnattr_setsigdefault(&attributes, &defaults)
        // The threads of this process block signals, which the child must receive.
        var blocked = sigset_t()
        sigemptyset(&blocked)
        posix_spawnattr_setsigmask(&attributes, &blocked)
        posix_spawnattr_setpgroup(&attributes, 0)
        let flags = POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK
        posix_spawnattr_setflags(&attributes, Int16(flags))
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_adddup2(&actions, input, 0)
        posix_spawn_file_actions_adddup2(&actions, output, 1)
        posix_spawn_file_actions_adddup2(&actions, output, 2)
        var arguments: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) } + [nil]
        defer { for argument in arguments { free(argument) } }
        var id: pid_t = 0
        let code = posix_spawnp(&id, words[0], &actions, &attributes, &arguments, environ)
        guard code == 0 else { throw CannotRun(code) }
        return id
    }

    /// Creates an unlinked file, which no other process can open and which disappears when it is closed.
    private static func namelessFile(holding text: String) throws(CannotRun) -> Int32 {
        var template = Array("\(NSTemporaryDirectory())/compcheck-alert-XXXXXX".utf8CString)
        let file = mkstemp(&template)
        guard file >= 0 else { throw CannotRun(errno) }
        unlink(template)
        _ = fcntl(file, F_SETFD, FD_CLOEXEC)
        let handle = FileHandle(fileDescriptor: file, closeOnDealloc: false)
        guard (try? handle.write(contentsOf: Data(text.utf8))) != nil, lseek(file, 0, SEEK_SET) == 0 else {
            let code = errno
            close(file)
            throw CannotRun(code)
        }
        return file
    }
}
