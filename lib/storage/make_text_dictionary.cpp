#include "storage/make_text_dictionary.hpp"

#include "storage/text_dictionary.hpp"
#include "storage/zstd_error.hpp"

#include <zdict.h>

#include <algorithm>
#include <new>
#include <vector>

namespace kwic {
namespace {

constexpr std::size_t min_sample_bytes = text_sample_bytes / 2;
constexpr std::size_t sample_bytes_per_byte = 16;
constexpr std::size_t beginning_bytes = 1024;
constexpr std::size_t min_content_bytes = 16 << 10;
constexpr std::size_t max_head_bytes = 512;  // zstd's statistics take about 150
constexpr std::size_t statistics_text_bytes = 16 << 10;
constexpr std::size_t statistics_bytes = 128 << 10;
constexpr std::size_t min_text_bytes = 16;  // zstd learns nothing of less

struct Excerpts {
    std::string bytes;
    std::vector<std::size_t> sizes;
};

std::size_t sum_of_bytes(std::span<const std::string_view> texts, std::size_t max_each) {
    std::size_t sum = 0;
    for (const std::string_view text : texts) sum += std::min(text.size(), max_each);
    return sum;
}

// The beginnings of as many evenly spread texts as give `bytes` bytes, if there are so many, else of all.
Excerpts take_excerpts(std::span<const std::string_view> texts, std::size_t max_each, std::size_t bytes) {
    Excerpts excerpts;
    const std::size_t all = std::max(sum_of_bytes(texts, max_each), bytes);
    std::size_t passed = 0;
    for (const std::string_view text : texts) {
        const std::string_view beginning = text.substr(0, max_each);
        passed += beginning.size();
        const auto due = static_cast<std::size_t>(static_cast<double>(passed) / static_cast<double>(all) *
                                                  static_cast<double>(bytes));
        if (due <= excerpts.bytes.size() || beginning.size() < min_text_bytes) continue;
        const std::size_t taken = std::min(beginning.size(), bytes - excerpts.bytes.size());
        excerpts.bytes += beginning.substr(0, taken);
        excerpts.sizes.push_back(taken);
    }
    return excerpts;
}

}  // namespace

std::string make_text_dictionary(std::span<const std::string_view> sample) {
    const std::size_t sample_bytes = sum_of_bytes(sample, text_sample_bytes);
    if (sample_bytes < min_sample_bytes) return {};
    const std::size_t bytes = std::min(max_text_dictionary_bytes, sample_bytes / sample_bytes_per_byte);
    const Excerpts content = take_excerpts(sample, beginning_bytes, bytes - max_head_bytes);
    if (content.bytes.size() < min_content_bytes) return {};
    const Excerpts texts = take_excerpts(sample, statistics_text_bytes, statistics_bytes);
    std::string dictionary(bytes, '\0');
    const ZDICT_params_t parameters = {.compressionLevel = 1, .notificationLevel = 0, .dictID = 0};
    const std::size_t done = ZDICT_finalizeDictionary(dictionary.data(), dictionary.size(), content.bytes.data(),
                                                      content.bytes.size(), texts.bytes.data(), texts.sizes.data(),
                                                      static_cast<unsigned>(texts.sizes.size()), parameters);
    if (ZDICT_isError(done) && is_lack_of_memory(done)) throw std::bad_alloc();
    if (ZDICT_isError(done)) return {};
    dictionary.resize(done);
    put_text_dictionary_number(dictionary);
    return dictionary;
}

}  // namespace kwic
