#if canImport(Glibc)
internal import Glibc
#else
internal import Darwin
#endif

/// The signal handling of the process.
enum Signals {
    /// Ignores SIGPIPE: a write to a closed pipe then fails, and the exit code can report it.
    static func ignoreBrokenPipes() { signal(SIGPIPE, SIG_IGN) }
}
