// A C face for simdjson's On-Demand parser: what an inventory reader needs of it, and no more.
//
// Bytes handed to the parser must be followed by CSJ_PADDING readable bytes, whatever they hold.

#ifndef CSIMDJSON_H
#define CSIMDJSON_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

enum { CSJ_PADDING = 64, CSJ_MAX_DEPTH = 64, CSJ_MAX_UNKNOWN = 16 };

/// A stretch of the bytes that were handed in. `start` is null where there is none.
typedef struct {
    const uint8_t *start;
    size_t length;
} csj_span;

/// What went wrong, and where: an offset into the bytes, or -1 where simdjson does not say.
typedef struct {
    const char *message;  // null: nothing went wrong
    ptrdiff_t offset;
} csj_error;

typedef struct csj_parser csj_parser;

csj_parser *csj_parser_create(void);
void csj_parser_destroy(csj_parser *parser);

// MARK: The fields of one object

/// The keys that a caller looks for; made once.
typedef struct csj_keys csj_keys;
csj_keys *csj_keys_create(const char *const *names, size_t count);
void csj_keys_destroy(csj_keys *keys);

/// Finds the raw value of each known key of one object. Values are found, not validated inside: `csj_walk` does that.
///
/// - values: one span a key, as JSON text without surrounding blanks.
/// - unusual: set where a key is unknown or stands twice, or where the object needs a closer look.
csj_error csj_fields(
    csj_parser *parser, const uint8_t *bytes, size_t length, const csj_keys *keys, csj_span *values, bool *unusual);

/// Writes spans one after the other, each followed by a byte 1, which cannot stand in JSON text.
///
/// Returns the number of bytes written, or 0 where they do not fit into `capacity`.
size_t csj_join(const csj_span *spans, size_t count, uint8_t *bytes, size_t capacity);

// MARK: Any value, whole

typedef enum {
    CSJ_OBJECT_BEGIN, CSJ_KEY, CSJ_OBJECT_END, CSJ_ARRAY_BEGIN, CSJ_ARRAY_END,
    CSJ_STRING, CSJ_NUMBER, CSJ_TRUE, CSJ_FALSE, CSJ_NULL,
} csj_event;

/// Called for every part of a value. Strings and keys come unescaped, numbers as written; `offset` is where the part
/// begins. The text lives until the call returns.
typedef void (*csj_visitor)(void *context, csj_event event, const uint8_t *text, size_t length, size_t offset);

/// Walks through one JSON value, validating all of it; nothing but blanks may follow.
csj_error csj_walk(csj_parser *parser, const uint8_t *bytes, size_t length, void *context, csj_visitor visitor);

// MARK: Where values end

/// How far a value has been followed; all zero at its first byte.
typedef struct {
    uint64_t depth;
    bool in_string;
    bool escaped;
} csj_splitter;

/// Follows an object or an array through more bytes. Returns the number of bytes up to and with its last one, or 0 where
/// it does not end within them. It matches brackets outside of strings and validates nothing.
size_t csj_split(csj_splitter *splitter, const uint8_t *bytes, size_t length);

/// The number of line feeds among the bytes.
size_t csj_count_lines(const uint8_t *bytes, size_t length);

/// The characters of its line that stand before the end of the bytes, where so many stood before their beginning.
size_t csj_characters_of_line(const uint8_t *bytes, size_t length, size_t before);

#ifdef __cplusplus
}
#endif
#endif
