#include "csimdjson.h"

#include <simdjson.h>

#include <cstring>
#include <string>
#include <string_view>
#include <vector>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

using namespace simdjson;

struct csj_parser {
    ondemand::parser parser;
};

// Keys are told apart by a small table over length, first and last byte.
struct csj_keys {
    static constexpr size_t table_size = 256;
    std::vector<std::string> names;
    std::vector<std::vector<uint8_t>> table{table_size};

    static size_t slot(std::string_view key) {
        if (key.empty()) { return 0; }
        return (key.size() * 31 + static_cast<uint8_t>(key.front()) * 7 + static_cast<uint8_t>(key.back())) % table_size;
    }

    int find(std::string_view key) const {
        for (uint8_t index : table[slot(key)]) {
            if (names[index] == key) { return index; }
        }
        return -1;
    }
};

namespace {

constexpr csj_error success = {nullptr, -1};

csj_error failure(error_code code, ptrdiff_t offset) {
    return {code == SUCCESS ? nullptr : error_message(code), offset};
}

ptrdiff_t location(ondemand::document &document, const uint8_t *bytes, size_t length) {
    const char *at = nullptr;
    if (document.current_location().get(at) != SUCCESS) { return -1; }
    ptrdiff_t offset = at - reinterpret_cast<const char *>(bytes);
    return offset < 0 || offset > static_cast<ptrdiff_t>(length) ? -1 : offset;
}

// Past the last value there is no location to give.
bool is_at_end(ondemand::document &document) {
    const char *at = nullptr;
    return document.current_location().get(at) == OUT_OF_BOUNDS;
}

// JSON's four blanks and no others: `strchr` would find the zero byte as well.
bool is_blank(uint8_t byte) { return byte == ' ' || byte == '\t' || byte == '\r' || byte == '\n'; }

csj_span trimmed(std::string_view text) {
    while (!text.empty() && is_blank(static_cast<uint8_t>(text.back()))) { text.remove_suffix(1); }
    return {reinterpret_cast<const uint8_t *>(text.data()), text.size()};
}

error_code raw(ondemand::value value, std::string_view &text) {
    ondemand::json_type type;
    if (auto error = value.type().get(type)) { return error; }
    switch (type) {
    case ondemand::json_type::array: {
        ondemand::array array;
        if (auto error = value.get_array().get(array)) { return error; }
        return array.raw_json().get(text);
    }
    case ondemand::json_type::object: {
        ondemand::object object;
        if (auto error = value.get_object().get(object)) { return error; }
        return object.raw_json().get(text);
    }
    default:
        text = value.raw_json_token();
        return SUCCESS;
    }
}

error_code fields(ondemand::document &document, const csj_keys &keys, csj_span *values, bool &unusual) {
    ondemand::object object;
    if (auto error = document.get_object().get(object)) { return error; }
    for (auto item : object) {
        ondemand::field field;
        if (auto error = std::move(item).get(field)) { return error; }
        ondemand::raw_json_string key = field.key();
        const char *end = key.raw();
        while (*end != '"' && *end != '\\') { end++; }
        int index = *end == '"' ? keys.find({key.raw(), static_cast<size_t>(end - key.raw())}) : -1;
        if (index < 0 || values[index].start != nullptr) { unusual = true; }
        std::string_view text;
        if (auto error = raw(field.value(), text)) { return error; }
        if (index >= 0) { values[index] = trimmed(text); }
    }
    return is_at_end(document) ? SUCCESS : TRAILING_CONTENT;
}

// Walks a value; depth is bounded, so recursion is too.
struct walker {
    const uint8_t *bytes;
    void *context;
    csj_visitor visitor;

    void tell(csj_event event, std::string_view text, const char *at) const {
        visitor(context, event, reinterpret_cast<const uint8_t *>(text.data()), text.size(),
                static_cast<size_t>(at - reinterpret_cast<const char *>(bytes)));
    }

    template <typename Value>
    error_code walk(Value &value, const char *at, int depth) const {
        if (depth > CSJ_MAX_DEPTH) { return DEPTH_ERROR; }
        ondemand::json_type type;
        if (auto error = value.type().get(type)) { return error; }
        switch (type) {
        case ondemand::json_type::object: {
            ondemand::object object;
            if (auto error = value.get_object().get(object)) { return error; }
            tell(CSJ_OBJECT_BEGIN, {}, at);
            for (auto item : object) {
                ondemand::field field;
                if (auto error = std::move(item).get(field)) { return error; }
                const char *key_at = field.key().raw() - 1;
                std::string_view key;
                if (auto error = field.unescaped_key().get(key)) { return error; }
                tell(CSJ_KEY, key, key_at);
                ondemand::value child = field.value();
                if (auto error = walk(child, child.raw_json_token().data(), depth + 1)) { return error; }
            }
            tell(CSJ_OBJECT_END, {}, at);
            return SUCCESS;
        }
        case ondemand::json_type::array: {
            ondemand::array array;
            if (auto error = value.get_array().get(array)) { return error; }
            tell(CSJ_ARRAY_BEGIN, {}, at);
            for (auto item : array) {
                ondemand::value child;
                if (auto error = std::move(item).get(child)) { return error; }
                if (auto error = walk(child, child.raw_json_token().data(), depth + 1)) { return error; }
            }
            tell(CSJ_ARRAY_END, {}, at);
            return SUCCESS;
        }
        case ondemand::json_type::string: {
            std::string_view text;
            if (auto error = value.get_string().get(text)) { return error; }
            tell(CSJ_STRING, text, at);
            return SUCCESS;
        }
        case ondemand::json_type::number: {
            std::string_view token;
            if (auto error = token_of(value, token)) { return error; }
            double number;
            if (auto error = value.get_double().get(number)) { return error; }
            csj_span text = trimmed(token);
            tell(CSJ_NUMBER, {reinterpret_cast<const char *>(text.start), text.length}, at);
            return SUCCESS;
        }
        case ondemand::json_type::boolean: {
            bool truth;
            if (auto error = value.get_bool().get(truth)) { return error; }
            tell(truth ? CSJ_TRUE : CSJ_FALSE, {}, at);
            return SUCCESS;
        }
        case ondemand::json_type::null: {
            bool is_null = false;
            if (auto error = null_of(value, is_null)) { return error; }
            if (!is_null) { return N_ATOM_ERROR; }
            tell(CSJ_NULL, {}, at);
            return SUCCESS;
        }
        }
        return TAPE_ERROR;
    }

    static error_code token_of(ondemand::value &value, std::string_view &token) {
        token = value.raw_json_token();
        return SUCCESS;
    }
    static error_code token_of(ondemand::document &document, std::string_view &token) {
        return document.raw_json_token().get(token);
    }
    static error_code null_of(ondemand::value &value, bool &is_null) { return value.is_null().get(is_null); }
    static error_code null_of(ondemand::document &document, bool &is_null) { return document.is_null().get(is_null); }
};

}  // namespace

csj_parser *csj_parser_create(void) { return new csj_parser(); }
void csj_parser_destroy(csj_parser *parser) { delete parser; }

csj_keys *csj_keys_create(const char *const *names, size_t count) {
    auto *keys = new csj_keys();
    for (size_t index = 0; index < count && index < 255; index++) {
        keys->names.emplace_back(names[index]);
        keys->table[csj_keys::slot(names[index])].push_back(static_cast<uint8_t>(index));
    }
    return keys;
}
void csj_keys_destroy(csj_keys *keys) { delete keys; }

csj_error csj_fields(
    csj_parser *parser, const uint8_t *bytes, size_t length, const csj_keys *keys, csj_span *values, bool *unusual) {
    std::memset(values, 0, sizeof(csj_span) * keys->names.size());
    *unusual = false;
    ondemand::document document;
    if (auto error = parser->parser.iterate(bytes, length, length + CSJ_PADDING).get(document)) {
        return failure(error, -1);
    }
    if (auto error = fields(document, *keys, values, *unusual)) {
        return failure(error, location(document, bytes, length));
    }
    return success;
}

size_t csj_join(const csj_span *spans, size_t count, uint8_t *bytes, size_t capacity) {
    size_t used = 0;
    for (size_t index = 0; index < count; index++) {
        const csj_span span = spans[index];
        if (used + span.length >= capacity) { return 0; }
        if (span.length != 0) { std::memcpy(bytes + used, span.start, span.length); }
        used += span.length;
        bytes[used++] = 1;
    }
    return used;
}

csj_error csj_walk(csj_parser *parser, const uint8_t *bytes, size_t length, void *context, csj_visitor visitor) {
    ondemand::document document;
    if (auto error = parser->parser.iterate(bytes, length, length + CSJ_PADDING).get(document)) {
        return failure(error, -1);
    }
    size_t blank = 0;
    while (blank < length && is_blank(bytes[blank])) { blank++; }
    walker walker{bytes, context, visitor};
    if (auto error = walker.walk(document, reinterpret_cast<const char *>(bytes) + blank, 0)) {
        return failure(error, location(document, bytes, length));
    }
    if (!is_at_end(document)) { return failure(TRAILING_CONTENT, location(document, bytes, length)); }
    return success;
}

namespace {

// One bit a byte of a block of 64.
struct block_masks {
    uint64_t quotes, backslashes, opens, closes;
};

// `[` and `{` differ in one bit, and so do `]` and `}`.
block_masks masks_of(const uint8_t *block) {
    block_masks masks = {0, 0, 0, 0};
#if defined(__SSE2__)
    const __m128i quote = _mm_set1_epi8('"'), backslash = _mm_set1_epi8('\\');
    const __m128i open = _mm_set1_epi8('{'), close = _mm_set1_epi8('}'), bit = _mm_set1_epi8(0x20);
    for (int part = 0; part < 4; part++) {
        const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i *>(block + part * 16));
        const __m128i folded = _mm_or_si128(bytes, bit);
        auto mask = [part](__m128i equal) {
            return static_cast<uint64_t>(static_cast<uint32_t>(_mm_movemask_epi8(equal))) << (part * 16);
        };
        masks.quotes |= mask(_mm_cmpeq_epi8(bytes, quote));
        masks.backslashes |= mask(_mm_cmpeq_epi8(bytes, backslash));
        masks.opens |= mask(_mm_cmpeq_epi8(folded, open));
        masks.closes |= mask(_mm_cmpeq_epi8(folded, close));
    }
#else
    for (int index = 0; index < 64; index++) {
        masks.quotes |= static_cast<uint64_t>(block[index] == '"') << index;
        masks.backslashes |= static_cast<uint64_t>(block[index] == '\\') << index;
        masks.opens |= static_cast<uint64_t>((block[index] | 0x20) == '{') << index;
        masks.closes |= static_cast<uint64_t>((block[index] | 0x20) == '}') << index;
    }
#endif
    return masks;
}

// Byte by byte: for tails, and for blocks with a backslash, which are rare.
size_t split_slowly(csj_splitter &state, const uint8_t *bytes, size_t length) {
    for (size_t index = 0; index < length; index++) {
        const uint8_t byte = bytes[index];
        if (state.escaped) {
            state.escaped = false;
        } else if (state.in_string) {
            state.escaped = byte == '\\';
            state.in_string = byte != '"';
        } else if (byte == '"') {
            state.in_string = true;
        } else if ((byte | 0x20) == '{') {
            state.depth++;
        } else if ((byte | 0x20) == '}' && (state.depth == 0 || --state.depth == 0)) {
            return index + 1;
        }
    }
    return 0;
}

}  // namespace

size_t csj_split(csj_splitter *splitter, const uint8_t *bytes, size_t length) {
    size_t index = 0;
    for (; index + 64 <= length; index += 64) {
        const block_masks masks = masks_of(bytes + index);
        if (masks.backslashes != 0 || splitter->escaped) {
            if (size_t end = split_slowly(*splitter, bytes + index, 64)) { return index + end; }
            continue;
        }
        // Each bit becomes the parity of the quotes up to it: one inside a string.
        uint64_t inside = masks.quotes;
        for (int shift = 1; shift < 64; shift *= 2) { inside ^= inside << shift; }
        if (splitter->in_string) { inside = ~inside; }
        splitter->in_string = (inside >> 63) != 0;
        uint64_t brackets = (masks.opens | masks.closes) & ~inside;
        while (brackets != 0) {
            const int position = __builtin_ctzll(brackets);
            if ((masks.opens >> position) & 1) {
                splitter->depth++;
            } else if (splitter->depth == 0 || --splitter->depth == 0) {
                splitter->in_string = false;
                return index + static_cast<size_t>(position) + 1;
            }
            brackets &= brackets - 1;
        }
    }
    const size_t end = split_slowly(*splitter, bytes + index, length - index);
    return end == 0 ? 0 : index + end;
}

size_t csj_count_lines(const uint8_t *bytes, size_t length) {
    size_t lines = 0;
    for (size_t index = 0; index < length; index++) { lines += bytes[index] == '\n'; }
    return lines;
}

size_t csj_characters_of_line(const uint8_t *bytes, size_t length, size_t before) {
    size_t begin = length;
    while (begin > 0 && bytes[begin - 1] != '\n') { begin--; }
    size_t characters = begin == 0 ? before : 0;
    // Every byte of UTF-8 but the continuation bytes begins a character.
    for (size_t index = begin; index < length; index++) { characters += (bytes[index] & 0xC0) != 0x80; }
    return characters;
}
