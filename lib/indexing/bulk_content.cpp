#include "indexing/bulk_content.hpp"

namespace kwic {
namespace {

const std::vector<bool>* superseded_of(const BulkContent& content) {
    return content.superseded.empty() ? nullptr : &content.superseded;
}

}  // namespace

DocumentRecords heads_of(const BulkContent& content) {
    std::vector<SpooledDocuments> spools;
    for (const BulkOutput& output : content.outputs) spools.push_back({&output.heads, superseded_of(content)});
    for (const BulkOutput& output : content.late_outputs) spools.push_back({&output.heads, nullptr});
    return DocumentRecords(spools);
}

TermPostings postings_of(const BulkContent& content) {
    std::vector<CountedRun> runs;
    for (const BulkOutput& output : content.outputs) {
        for (const auto& run : output.runs) runs.push_back({run.get(), superseded_of(content)});
    }
    for (const BulkOutput& output : content.late_outputs) {
        for (const auto& run : output.runs) runs.push_back({run.get(), nullptr});
    }
    return TermPostings(runs);
}

}  // namespace kwic
