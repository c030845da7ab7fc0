#ifndef CWEBPOST_H
#define CWEBPOST_H

#include <stddef.h>

/// The most bytes of an answer's body that are kept.
#define CWP_MOST_OF_THE_BODY 300

/// How a POST ended.
typedef enum {
    /// An answer came: see its status.
    CWP_ANSWERED,
    /// There is no libcurl on this system.
    CWP_NO_LIBRARY,
    /// No answer came in time.
    CWP_TIMED_OUT,
    /// Nobody listens there.
    CWP_NOT_CONNECTED,
    /// The receiver closed the connection, or sent something that is not HTTP.
    CWP_CLOSED,
    /// The receiver's certificate is not trusted: nothing was sent.
    CWP_NOT_TRUSTED,
    /// Anything else: see the reason.
    CWP_FAILED,
} cwp_outcome;

/// What came of a POST.
typedef struct {
    cwp_outcome outcome;
    /// The HTTP status; 0 without an answer.
    int status;
    /// The seconds of the header `Retry-After`; -1 if there is none in seconds.
    long retry_after;
    /// The beginning of the body, of a status that is no success.
    unsigned char body[CWP_MOST_OF_THE_BODY];
    size_t body_length;
    /// Why it failed, in libcurl's words.
    char reason[256];
} cwp_result;

/// Sends a POST by the system's libcurl, and waits for the answer.
///
/// Redirects are not followed. libcurl and what it needs are loaded on first use: most commands never post, and would
/// otherwise load thirty libraries. Any number of threads may call this.
///
/// - url: an address with the scheme http or https.
/// - headers: `Name: value` each.
/// - timeout_milliseconds: by then it is over.
cwp_result cwp_post(const char *url, const char *const *headers, size_t header_count, const void *body, size_t length,
                    long timeout_milliseconds);

#endif
