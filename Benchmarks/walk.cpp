// A plain walk over every value of a JSON file with simdjson On-Demand: the yardstick of `measure.py`.
// usage: walk FILE [lines]

#include <simdjson.h>

#include <cstdint>
#include <cstdio>

using namespace simdjson;

static uint64_t total = 0;

static void walk(ondemand::value value) {
    switch (value.type()) {
    case ondemand::json_type::array:
        for (auto element : value.get_array()) { walk(element.value()); }
        break;
    case ondemand::json_type::object:
        for (auto field : value.get_object()) {
            total += field.unescaped_key().value().size();
            walk(field.value().value());
        }
        break;
    case ondemand::json_type::string: total += value.get_string().value().size(); break;
    case ondemand::json_type::number: total += static_cast<uint64_t>(value.get_double().value()); break;
    case ondemand::json_type::boolean: total += value.get_bool().value(); break;
    case ondemand::json_type::null: total += value.is_null(); break;
    }
}

static void walk_root(ondemand::object object) {
    for (auto field : object) {
        total += field.unescaped_key().value().size();
        walk(field.value().value());
    }
}

int main(int count, char **arguments) {
    if (count < 2) { return 64; }
    padded_string json = padded_string::load(arguments[1]).value();
    ondemand::parser parser;
    if (count > 2) {
        ondemand::document_stream lines = parser.iterate_many(json);
        for (auto line : lines) { walk_root(line.get_object()); }
    } else {
        ondemand::document document = parser.iterate(json);
        walk_root(document.get_object());
    }
    std::printf("%llu\n", static_cast<unsigned long long>(total));
}
