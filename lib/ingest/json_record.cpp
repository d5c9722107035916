#include "ingest/json_record.hpp"

#include "ingest/json_mending.hpp"
#include "ingest/language_tag.hpp"
#include "ingest/line_reader.hpp"
#include "ingest/text_date.hpp"
#include "ingest/text_line.hpp"

#include <simdjson.h>

#include <unordered_map>
#include <utility>
#include <vector>

namespace kwic {

namespace {

namespace ondemand = simdjson::ondemand;
static_assert(LineReader::readable_bytes_behind >= simdjson::SIMDJSON_PADDING, "each line would be copied");
using ondemand::json_type;

// A member as values: none for null, several for an array of scalars.
struct Member {
    std::string name;
    std::vector<std::string> values;
    json_type type = json_type::null;
    bool replaced = false;  // by a later one of its name
};

std::string minified(std::string_view json) {
    std::string out(json.size() + simdjson::SIMDJSON_PADDING, '\0');
    std::size_t size = 0;
    if (simdjson::minify(json.data(), json.size(), out.data(), size) != simdjson::SUCCESS) return std::string(json);
    out.resize(size);
    return out;
}

// False if the value is an array or an object.
bool append_scalar(ondemand::value value, std::vector<std::string>& values) {
    switch (value.type()) {
        case json_type::array:
        case json_type::object:
            return false;
        case json_type::null:
            return true;
        case json_type::string:
            values.emplace_back(std::string_view(value.get_string()));
            return true;
        case json_type::number:
        case json_type::boolean:
            values.emplace_back(trim(value.raw_json_token()));
            return true;
    }
    return false;
}

void append_array(ondemand::array array, std::vector<std::string>& values) {
    const std::string_view raw = array.raw_json();
    array.reset();
    for (auto element : array) {
        if (append_scalar(element.value(), values)) continue;
        values.assign(1, minified(raw));
        return;
    }
}

Member member_of(ondemand::field field) {
    Member member;
    member.name = std::string_view(field.unescaped_key());
    ondemand::value value = field.value();
    member.type = value.type();
    if (append_scalar(value, member.values)) return member;
    if (member.type == json_type::array) {
        append_array(value.get_array(), member.values);
    } else {
        ondemand::object object = value.get_object();
        member.values.push_back(minified(object.raw_json()));
    }
    return member;
}

// Distributes members over a document.
class RecordFiller {
  public:
    RecordFiller(Document& document, JsonOutcome& outcome) : document_(document), outcome_(outcome) {}

    void fill(std::vector<Member>& members) {
        for (Member& member : members) {
            if (!member.replaced) take(member);
        }
    }

  private:
    void take(Member& member) {
        if (member.name == "title") return take_text(member, document_.title);
        if (member.name == "text") return take_text(member, document_.text);
        if (member.name == "id") return take_id(member);
        if (member.name == "date") return take_date(member);
        if (member.name == "lang") return take_language(member);
        if (member.name == "url" && member.type == json_type::string) {
            document_.url = std::move(member.values.front());
        } else {
            add_fields(member);
        }
    }

    void take_text(Member& member, std::string& out) {
        if (member.type == json_type::null) return;
        if (member.type != json_type::string) return refuse(member, "is not a string");
        const bool title = &out == &document_.title;
        const bool lines = member.values[0].find_first_of("\r\n") != std::string::npos;
        out = title && lines ? single_line(member.values[0]) : std::move(member.values[0]);
    }

    void take_id(Member& member) {
        if (member.type == json_type::null) return;
        if (member.type != json_type::string && member.type != json_type::number) {
            return refuse(member, "is neither a string nor a number");
        }
        document_.id = std::move(member.values.front());
    }

    void take_date(Member& member) {
        if (member.type == json_type::null) return;
        const bool scalar = member.type == json_type::string || member.type == json_type::number;
        if (scalar) document_.date = iso_date(member.values.front());
        if (!document_.date.empty() || (scalar && trim(member.values.front()).empty())) return;
        outcome_.bad_date = member.values.empty() ? "[]" : member.values.front();
        add_fields(member);
    }

    void take_language(Member& member) {
        if (member.type == json_type::string) document_.language = primary_language(member.values.front());
        if (document_.language.empty()) add_fields(member);
    }

    void add_fields(Member& member) {
        for (std::string& value : member.values) document_.fields.push_back({member.name, std::move(value)});
    }

    void refuse(const Member& member, const std::string& why) {
        outcome_.reason = "wrong-type";
        outcome_.detail = "the member \"" + member.name + "\" " + why;
    }

    Document& document_;
    JsonOutcome& outcome_;
};

}  // namespace

struct JsonRecordParser::Impl {
    simdjson::dom::parser checker;
    ondemand::parser parser;
    std::string_view json;
    std::size_t readable_bytes = 0;  // from its begin on: what simdjson reads beyond the end too
    std::string copy;                // what json is, if it is not the caller's
    std::vector<Member> members;
    std::unordered_map<std::string, std::size_t> last;  // of each name

    void set(std::string_view text, std::size_t readable) {
        json = text;
        readable_bytes = readable;
        if (readable < text.size() + simdjson::SIMDJSON_PADDING) set(std::string(text));
    }

    void set(std::string text) {
        copy = std::move(text);
        copy.reserve(copy.size() + simdjson::SIMDJSON_PADDING);
        json = copy;
        readable_bytes = copy.capacity();
    }

    simdjson::error_code check(std::string_view text, bool& is_object) {
        simdjson::dom::element root;
        const simdjson::error_code error = checker.parse(text.data(), text.size(), true).get(root);
        is_object = error == simdjson::SUCCESS && root.is_object();
        return error;
    }

    // The on-demand parser looks only at what it is asked for, so that all of the text is checked first.
    simdjson::error_code check_and_mend(bool& is_object, std::size_t& mended) {
        simdjson::error_code error = check(json, is_object);
        if (error != simdjson::SUCCESS) {
            std::string mending(json);
            mended = mend_lone_surrogates(mending);
            if (mended != 0) {
                set(std::move(mending));
                error = check(json, is_object);
            }
        }
        return error == simdjson::NUMBER_ERROR ? check(without_numbers(json), is_object) : error;
    }

    // Whether members were read, of a text that is checked: one of strings alone, as most are, is so by being read
    // (bench/build_stages).
    bool read_checked_members() {
        bool is_object = false;
        try {
            if (read_members()) return true;
        } catch (const simdjson::simdjson_error&) {
            return false;
        }
        return check(json, is_object) == simdjson::SUCCESS && is_object;
    }

    // False if the outcome says why there are none.
    bool mend_and_read_members(JsonOutcome& outcome) {
        bool is_object = false;
        const simdjson::error_code error = check_and_mend(is_object, outcome.mended_escapes);
        if (error != simdjson::SUCCESS || !is_object) {
            outcome.reason = error != simdjson::SUCCESS ? "bad-json" : "not-an-object";
            outcome.detail = error != simdjson::SUCCESS ? simdjson::error_message(error) : "the line is no JSON object";
            return false;
        }
        try {
            read_members();
        } catch (const simdjson::simdjson_error& refusal) {
            outcome.reason = "bad-json";
            outcome.detail = refusal.what();
            return false;
        }
        return true;
    }

    // Whether the on-demand parser looked at all of the text. Throws where it came upon an error.
    bool read_members() {
        members.clear();
        last.clear();
        bool only_strings = true;
        ondemand::document root = parser.iterate(json.data(), json.size(), readable_bytes);
        for (auto field : root.get_object()) {
            members.push_back(member_of(std::move(field).take_value()));
            only_strings = only_strings && members.back().type == json_type::string;
            const auto [place, fresh] = last.try_emplace(members.back().name, members.size() - 1);
            if (!fresh) members[std::exchange(place->second, members.size() - 1)].replaced = true;
        }
        return only_strings && root.current_location().error() == simdjson::OUT_OF_BOUNDS;
    }
};

JsonRecordParser::JsonRecordParser() : impl_(std::make_unique<Impl>()) {}
JsonRecordParser::~JsonRecordParser() = default;
JsonRecordParser::JsonRecordParser(JsonRecordParser&&) noexcept = default;
JsonRecordParser& JsonRecordParser::operator=(JsonRecordParser&&) noexcept = default;

JsonOutcome JsonRecordParser::parse(std::string_view json, std::size_t readable_bytes, Document& document) {
    JsonOutcome outcome;
    document = {};
    impl_->set(json, readable_bytes);
    if (impl_->read_checked_members() || impl_->mend_and_read_members(outcome)) {
        RecordFiller(document, outcome).fill(impl_->members);
    }
    return outcome;
}

bool JsonRecordParser::is_object(std::string_view json) {
    impl_->set(json, json.size());
    bool object = false;
    std::size_t mended = 0;
    return impl_->check_and_mend(object, mended) == simdjson::SUCCESS && object;
}

}  // namespace kwic
