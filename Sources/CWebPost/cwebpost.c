// POSIX and the loader's declarations, before any header.
#define _GNU_SOURCE

#include "cwebpost.h"

#include <ctype.h>
#include <dlfcn.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <time.h>

// The rest of an answer whose status is known is waited for this long.
#define PATIENCE_FOR_THE_BODY 1000

// libcurl's binary interface, which it never changes (https://curl.se/libcurl/abi.html): the numbers of curl.h.
enum {
    CURL_GLOBAL_DEFAULT = 3,
    CURLOPT_NOPROGRESS = 43,
    CURLOPT_POST = 47,
    CURLOPT_FOLLOWLOCATION = 52,
    CURLOPT_NOSIGNAL = 99,
    CURLOPT_TIMEOUT_MS = 155,
    CURLOPT_PROTOCOLS = 181,
    CURLOPT_WRITEDATA = 10001,
    CURLOPT_URL = 10002,
    CURLOPT_ERRORBUFFER = 10010,
    CURLOPT_POSTFIELDS = 10015,
    CURLOPT_HTTPHEADER = 10023,
    CURLOPT_HEADERDATA = 10029,
    CURLOPT_XFERINFODATA = 10057,
    CURLOPT_WRITEFUNCTION = 20011,
    CURLOPT_HEADERFUNCTION = 20079,
    CURLOPT_XFERINFOFUNCTION = 20219,
    CURLOPT_POSTFIELDSIZE_LARGE = 30120,
    CURLPROTO_HTTP_AND_HTTPS = 3,
    CURLE_OK = 0,
    CURLE_COULDNT_CONNECT = 7,
    CURLE_WEIRD_SERVER_REPLY = 8,
    CURLE_OPERATION_TIMEDOUT = 28,
    CURLE_GOT_NOTHING = 52,
    CURLE_SEND_ERROR = 55,
    CURLE_RECV_ERROR = 56,
    CURLE_SSL_CERTPROBLEM = 58,
    CURLE_PEER_FAILED_VERIFICATION = 60,
    CURLE_SSL_CACERT_BADFILE = 77,
};

static struct {
    int is_loaded;
    void *(*init)(void);
    int (*set)(void *, int, ...);
    int (*perform)(void *);
    void (*cleanup)(void *);
    struct slist *(*append)(struct slist *, const char *);
    void (*release)(struct slist *);
} curl;

static pthread_once_t once = PTHREAD_ONCE_INIT;

static void load(void) {
    static const char *const names[] = {"libcurl.so.4", "libcurl-gnutls.so.4", "libcurl.4.dylib"};
    void *library = NULL;
    for (size_t i = 0; !library && i < sizeof names / sizeof *names; i++) library = dlopen(names[i], RTLD_NOW);
    if (!library) return;
    int (*global_init)(long);
    *(void **)&global_init = dlsym(library, "curl_global_init");
    *(void **)&curl.init = dlsym(library, "curl_easy_init");
    *(void **)&curl.set = dlsym(library, "curl_easy_setopt");
    *(void **)&curl.perform = dlsym(library, "curl_easy_perform");
    *(void **)&curl.cleanup = dlsym(library, "curl_easy_cleanup");
    *(void **)&curl.append = dlsym(library, "curl_slist_append");
    *(void **)&curl.release = dlsym(library, "curl_slist_free_all");
    curl.is_loaded = global_init && curl.init && curl.set && curl.perform && curl.cleanup && curl.append && curl.release
                     && global_init(CURL_GLOBAL_DEFAULT) == CURLE_OK;
}

/// An answer on its way.
typedef struct {
    cwp_result *result;
    /// Whether its head is complete, so that its status counts.
    int has_head;
    /// Whether no more of it is wanted.
    int is_enough;
    struct timespec head_at;
} answer;

static long milliseconds_since(struct timespec start) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (now.tv_sec - start.tv_sec) * 1000 + (now.tv_nsec - start.tv_nsec) / 1000000;
}

/// Reads the decimal number at the start of a header's value; -1 if there is none or it is too long.
static long number(const char *text, const char *end) {
    while (text < end && (*text == ' ' || *text == '\t')) text++;
    long value = 0;
    int digits = 0;
    for (; text < end && isdigit((unsigned char)*text); text++, digits++) {
        if (digits == 9) return -1;
        value = value * 10 + (*text - '0');
    }
    return digits ? value : -1;
}

/// Takes one line of the head; a number other than the line's length ends the transfer.
static size_t take_header(char *line, size_t size, size_t count, void *context) {
    answer *answer = context;
    size_t length = size * count;
    const char *end = line + length;
    if (length > 5 && strncmp(line, "HTTP/", 5) == 0) {
        const char *space = memchr(line, ' ', length);
        answer->result->status = space ? (int)number(space, end) : 0;
        answer->result->retry_after = -1;
    } else if (length > 12 && strncasecmp(line, "Retry-After:", 12) == 0) {
        answer->result->retry_after = number(line + 12, end);
    } else if (length <= 2 && answer->result->status >= 200) {
        answer->has_head = 1;
        clock_gettime(CLOCK_MONOTONIC, &answer->head_at);
        if (answer->result->status < 400) {
            answer->is_enough = 1;
            return 0;
        }
    }
    return length;
}

static size_t take_body(char *bytes, size_t size, size_t count, void *context) {
    answer *answer = context;
    size_t length = size * count, room = CWP_MOST_OF_THE_BODY - answer->result->body_length;
    size_t taken = length < room ? length : room;
    memcpy(answer->result->body + answer->result->body_length, bytes, taken);
    answer->result->body_length += taken;
    answer->is_enough = answer->result->body_length == CWP_MOST_OF_THE_BODY;
    return answer->is_enough ? 0 : length;
}

/// Ends the transfer when the rest of a body takes too long.
static int look(void *context, long long a, long long b, long long c, long long d) {
    (void)a, (void)b, (void)c, (void)d;
    answer *answer = context;
    if (answer->has_head && milliseconds_since(answer->head_at) >= PATIENCE_FOR_THE_BODY) answer->is_enough = 1;
    return answer->is_enough;
}

static cwp_outcome outcome_of(int code) {
    switch (code) {
    case CURLE_OPERATION_TIMEDOUT: return CWP_TIMED_OUT;
    case CURLE_COULDNT_CONNECT: return CWP_NOT_CONNECTED;
    case CURLE_GOT_NOTHING:
    case CURLE_SEND_ERROR:
    case CURLE_RECV_ERROR:
    case CURLE_WEIRD_SERVER_REPLY: return CWP_CLOSED;
    case CURLE_SSL_CERTPROBLEM:
    case CURLE_PEER_FAILED_VERIFICATION:
    case CURLE_SSL_CACERT_BADFILE: return CWP_NOT_TRUSTED;
    default: return CWP_FAILED;
    }
}

cwp_result cwp_post(const char *url, const char *const *headers, size_t header_count, const void *body, size_t length,
                    long timeout_milliseconds) {
    cwp_result result = {.outcome = CWP_NO_LIBRARY, .retry_after = -1};
    pthread_once(&once, load);
    void *handle = curl.is_loaded ? curl.init() : NULL;
    if (!handle) return result;
    answer answer = {.result = &result};
    // Without this one, libcurl asks first whether it may send a large body.
    struct slist *list = curl.append(NULL, "Expect:");
    for (size_t i = 0; i < header_count; i++) list = curl.append(list, headers[i]);
    curl.set(handle, CURLOPT_URL, url);
    curl.set(handle, CURLOPT_PROTOCOLS, (long)CURLPROTO_HTTP_AND_HTTPS);
    curl.set(handle, CURLOPT_POST, 1L);
    curl.set(handle, CURLOPT_POSTFIELDS, body);
    curl.set(handle, CURLOPT_POSTFIELDSIZE_LARGE, (long long)length);
    curl.set(handle, CURLOPT_HTTPHEADER, list);
    curl.set(handle, CURLOPT_FOLLOWLOCATION, 0L);
    curl.set(handle, CURLOPT_NOSIGNAL, 1L);
    curl.set(handle, CURLOPT_TIMEOUT_MS, timeout_milliseconds);
    curl.set(handle, CURLOPT_ERRORBUFFER, result.reason);
    curl.set(handle, CURLOPT_HEADERFUNCTION, take_header);
    curl.set(handle, CURLOPT_HEADERDATA, &answer);
    curl.set(handle, CURLOPT_WRITEFUNCTION, take_body);
    curl.set(handle, CURLOPT_WRITEDATA, &answer);
    curl.set(handle, CURLOPT_NOPROGRESS, 0L);
    curl.set(handle, CURLOPT_XFERINFOFUNCTION, look);
    curl.set(handle, CURLOPT_XFERINFODATA, &answer);
    int code = curl.perform(handle);
    // A head that came whole is an answer, whatever became of the body.
    result.outcome = answer.has_head ? CWP_ANSWERED : outcome_of(code);
    if (!answer.has_head) result.status = 0;
    result.reason[sizeof result.reason - 1] = 0;
    curl.cleanup(handle);
    curl.release(list);
    return result;
}
