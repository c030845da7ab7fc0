#if canImport(Glibc)
internal import Glibc
#else
internal import Darwin
#endif

/// Why a call of the system failed, in its own words: `no such file or directory`.
/// - Parameter code: The error's number; by default that of this thread's last call.
/// - Returns: The words, in lower case.
package func systemReason(_ code: Int32 = errno) -> String { String(cString: strerror(code)).lowercased() }
