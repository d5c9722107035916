#include "dump_record.hpp"

#include "code_points.hpp"
#include "field_options.hpp"
#include "json_scanner.hpp"
#include "json_text.hpp"
#include "usage_error.hpp"

#include <kwic/error.hpp>
#include <kwic/version.hpp>

#include <utility>

namespace kwic::cli {
namespace {

constexpr const char* version_member = "kwic_dump";

bool is_text(std::string_view bytes) {
    for (std::size_t at = 0; at < bytes.size();) {
        const CodePoint point = code_point_at(bytes, at);
        if (!point.well_formed || point.value == 0) return false;
        at += point.bytes;
    }
    return true;
}

std::string hexadecimal(std::string_view bytes) {
    constexpr std::string_view digits = "0123456789abcdef";
    std::string text;
    for (const char byte : bytes) {
        text += digits[static_cast<unsigned char>(byte) >> 4U];
        text += digits[static_cast<unsigned char>(byte) & 0xFU];
    }
    return text;
}

void put_text(Json& object, const char* name, const std::string& text) {
    if (!text.empty()) object[name] = text;
}

void put_number(Json& object, const char* name, std::uint64_t number) {
    if (number != 0) object[name] = number;
}

// What need not be text: as it is where it can be, else as hexadecimal digits.
void put_bytes(Json& object, const std::string& name, const std::string& bytes) {
    if (bytes.empty()) return;
    if (is_text(bytes)) {
        object[name] = bytes;
    } else {
        object[name + "_hex"] = hexadecimal(bytes);
    }
}

Json origin_json(const Origin& origin) {
    Json object = Json::object();
    put_bytes(object, "path", origin.path);
    put_number(object, "line", origin.line);
    put_number(object, "begin_byte", origin.begin_byte);
    put_number(object, "end_byte", origin.end_byte);
    put_number(object, "file_bytes", origin.file_bytes);
    if (origin.modified_ns != 0) object["modified_ns"] = origin.modified_ns;
    return object;
}

Json fields_json(const std::vector<FieldValue>& fields) {
    Json array = Json::array();
    for (const FieldValue& field : fields) array.push_back(Json::array({field.name, field.value}));
    return array;
}

Json source_json(const std::string& source) {
    if (is_text(source)) return source;
    return {{"path_hex", hexadecimal(source)}};
}

unsigned take_digit(JsonScanner& json, char digit) {
    const std::size_t value = std::string_view("0123456789abcdef").find(digit);
    if (value == std::string_view::npos) json.fail("something else than hexadecimal digits ends");
    return static_cast<unsigned>(value);
}

std::string take_hexadecimal(JsonScanner& json) {
    const std::string text = json.take_string();
    if (text.size() % 2 != 0) json.fail("an odd number of hexadecimal digits ends");
    std::string bytes;
    for (std::size_t at = 0; at < text.size(); at += 2) {
        bytes += static_cast<char>((take_digit(json, text[at]) << 4U) | take_digit(json, text[at + 1]));
    }
    return bytes;
}

// Takes `name` or `name`_hex into `bytes`; false if the member is neither.
bool take_bytes(JsonScanner& json, const std::string& member, const std::string& name, std::string& bytes) {
    const bool hex = member == name + "_hex";
    if (member != name && !hex) return false;
    if (!bytes.empty()) json.fail("both \"" + name + "\" and \"" + name + "_hex\" are there");
    bytes = hex ? take_hexadecimal(json) : json.take_string();
    return true;
}

[[noreturn]] void fail_unknown(JsonScanner& json, const std::string& member) {
    json.fail("the unknown member \"" + member + "\" begins");
}

void take_origin(JsonScanner& json, Origin& origin) {
    json.take_object([&](const std::string& member) {
        if (take_bytes(json, member, "path", origin.path)) return;
        if (member == "line") {
            origin.line = json.take_natural();
        } else if (member == "begin_byte") {
            origin.begin_byte = json.take_natural();
        } else if (member == "end_byte") {
            origin.end_byte = json.take_natural();
        } else if (member == "file_bytes") {
            origin.file_bytes = json.take_natural();
        } else if (member == "modified_ns") {
            origin.modified_ns = json.take_integer();
        } else {
            fail_unknown(json, member);
        }
    });
}

FieldValue take_field(JsonScanner& json) {
    FieldValue field;
    int taken = 0;
    json.take_array([&] {
        if (taken > 1) json.fail("a field of more than name and value stands");
        (taken++ == 0 ? field.name : field.value) = json.take_string();
    });
    if (taken != 2) json.fail("a field without name and value ends");
    return field;
}

std::string take_source(JsonScanner& json) {
    if (json.at_string()) return json.take_string();
    std::string path;
    json.take_object([&](const std::string& member) {
        if (!take_bytes(json, member, "path", path)) fail_unknown(json, member);
    });
    return path;
}

FieldSpec take_declared_field(JsonScanner& json) {
    try {
        return parse_field_spec(json.take_string());
    } catch (const UsageError&) {
        json.fail("something else than a declared field ends");
    }
}

SynonymGroup take_synonyms(JsonScanner& json) {
    SynonymGroup group;
    std::string list;
    json.take_array([&] {
        group.push_back(json.take_string());
        list += (list.empty() ? "" : " = ") + group.back();
    });
    if (parse_synonyms(list).groups != std::vector<SynonymGroup>{group}) {
        json.fail("a group that no list of synonyms can hold ends");
    }
    return group;
}

void take_version(JsonScanner& json, const std::string& member) {
    if (member != version_member) json.fail("the first member is not \"kwic_dump\": this is no dump of an index");
    const std::uint64_t version = json.take_natural();
    if (version == 0) json.fail("a version that does not exist stands");
    if (version <= dump_version) return;
    throw Error(ErrorCode::incompatible, "the dump has version " + std::to_string(version) + ", and this kwic (" +
                                             std::string(kwic::version()) + ") reads version " +
                                             std::to_string(dump_version) + "; load it with the kwic that made it");
}

void take_header_member(JsonScanner& json, const std::string& member, DumpHeader& header) {
    if (member == "documents") {
        header.documents = json.take_natural();
    } else if (member == "sources") {
        json.take_array([&] { header.sources.push_back(take_source(json)); });
    } else if (member == "fields") {
        json.take_array([&] { header.fields.push_back(take_declared_field(json)); });
    } else if (member == "synonyms") {
        json.take_array([&] { header.synonyms.push_back(take_synonyms(json)); });
    } else if (member == "tool") {
        header.tool_version = json.take_string();
    } else {
        std::string language;
        if (!take_bytes(json, member, "default_language", language)) fail_unknown(json, member);
        header.default_language = language;
    }
}

void take_document_member(JsonScanner& json, const std::string& member, Document& document) {
    if (take_bytes(json, member, "id", document.id)) return;
    if (member == "title") {
        document.title = json.take_string();
    } else if (member == "text") {
        document.text = json.take_string();
    } else if (member == "date") {
        document.date = json.take_string();
    } else if (member == "lang") {
        document.language = json.take_string();
    } else if (member == "url") {
        document.url = json.take_string();
    } else if (member == "fields") {
        json.take_array([&] { document.fields.push_back(take_field(json)); });
    } else if (member == "origin") {
        take_origin(json, document.origin);
    } else {
        fail_unknown(json, member);
    }
}

}  // namespace

std::string header_line(const DumpHeader& header) {
    Json object = {{version_member, dump_version}, {"documents", header.documents}};
    if (header.default_language.empty()) object["default_language"] = "";
    put_bytes(object, "default_language", header.default_language);
    object["sources"] = Json::array();
    for (const std::string& source : header.sources) object["sources"].push_back(source_json(source));
    for (const FieldSpec& field : header.fields) object["fields"].push_back(field_spec_text(field));
    if (!header.synonyms.empty()) object["synonyms"] = header.synonyms;
    put_text(object, "tool", header.tool_version);
    return json_text(object, JsonLayout::line);
}

std::string document_line(const Document& document) {
    Json object = Json::object();
    put_bytes(object, "id", document.id);
    put_text(object, "title", document.title);
    put_text(object, "text", document.text);
    put_text(object, "date", document.date);
    put_text(object, "lang", document.language);
    put_text(object, "url", document.url);
    if (!document.fields.empty()) object["fields"] = fields_json(document.fields);
    if (document.origin != Origin{}) object["origin"] = origin_json(document.origin);
    return json_text(object, JsonLayout::line);
}

DumpHeader parse_header(std::string_view line) {
    JsonScanner json(line);
    DumpHeader header;
    bool first = true;
    bool counted = false;
    json.take_object([&](const std::string& member) {
        if (std::exchange(first, false)) return take_version(json, member);
        counted = counted || member == "documents";
        take_header_member(json, member, header);
    });
    json.take_end();
    if (first) json.fail("no member \"kwic_dump\" is there: this is no dump of an index");
    if (!counted) json.fail("the member \"documents\" is missing");
    return header;
}

Document parse_document(std::string_view line) {
    JsonScanner json(line);
    Document document;
    json.take_object([&](const std::string& member) { take_document_member(json, member, document); });
    json.take_end();
    if (document.id.empty()) json.fail("the member \"id\" is missing");
    return document;
}

}  // namespace kwic::cli
