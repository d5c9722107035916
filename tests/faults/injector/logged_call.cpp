#include "faults/injector/logged_call.hpp"

#include "faults/injector/call_recorder.hpp"

#include <fstream>
#include <stdexcept>

namespace kwic::faults {
namespace {

std::string read_text(std::istream& file, std::uint64_t bytes) {
    std::string text(bytes, '\0');
    if (!file.read(text.data(), static_cast<std::streamsize>(bytes))) throw std::runtime_error("a record is cut");
    return text;
}

LoggedCall read_call(std::istream& file, const RecordHead& head) {
    LoggedCall call;
    call.kind = head.kind;
    call.descriptor = head.descriptor;
    call.other_descriptor = head.other_descriptor;
    call.created = head.created;
    call.truncated = head.truncated;
    call.offset = head.offset;
    call.path = read_text(file, head.path_bytes);
    call.other_path = read_text(file, head.other_path_bytes);
    call.bytes = read_text(file, head.byte_count);
    return call;
}

}  // namespace

std::vector<LoggedCall> read_call_log(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    if (!file) throw std::runtime_error("there is no record " + path);
    std::vector<LoggedCall> calls;
    RecordHead head;
    while (file.read(reinterpret_cast<char*>(&head), sizeof head)) calls.push_back(read_call(file, head));
    if (file.gcount() != 0) throw std::runtime_error("the record is cut: " + path);
    return calls;
}

}  // namespace kwic::faults
