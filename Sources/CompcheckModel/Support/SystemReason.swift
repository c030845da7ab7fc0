#if canImport(Glibc)
internal import Glibc
#else
internal import Darwin
#endif

/// Returns why a system call failed, in the system's words: `no such file or directory`.
/// - Parameter code: The error number; by default that of this thread's last call.
/// - Returns: The message, in lower case.
package func systemReason(_ code: Int32 = errno) -> String { String(cString: strerror(code)).lowercased() }
