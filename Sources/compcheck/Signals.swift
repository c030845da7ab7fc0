#if canImport(Glibc)
internal import Glibc
#else
internal import Darwin
#endif

/// What the process does about signals.
enum Signals {
    /// A closed pipe is told by the write that fails, so that the exit code can say it.
    static func ignoreBrokenPipes() { signal(SIGPIPE, SIG_IGN) }
}
