// Which languages the documents of numbered batches are analysed in, whichever threads they go to.
#pragma once

#include "indexing/document_batch.hpp"
#include "indexing/document_language.hpp"
#include "indexing/language_codes.hpp"
#include "indexing/language_forecast.hpp"

#include <kwic/document.hpp>

#include <condition_variable>
#include <cstdint>
#include <functional>
#include <mutex>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace kwic {

// Finding a language takes time and can be done by several threads at a time; the forecast counts documents in their
// order. Throws std::bad_alloc; after a throw give_up() must follow. Thread rule: any thread, but for decide_at_once()
// and for_each(), beside which there must be no other call.
class BatchLanguages {
  public:
    BatchLanguages(std::string default_language, LanguageForecast forecast)
        : default_language_(std::move(default_language)), forecast_(std::move(forecast)) {}

    // Gives the documents that have no language the one to analyse them in. Waits until the batches before this one
    // have theirs: their numbers count from 0 on. False if they never will.
    [[nodiscard]] bool decide(DocumentBatch& batch);

    // The same for a document that comes in its turn, behind all others.
    [[nodiscard]] std::string decide_at_once(std::uint32_t docid, const Document& document);

    // Batches are missing for good, and nobody waits.
    void give_up() noexcept;

    // Calls `take` with each document whose language was to be found out: what was found, and what was decided.
    void for_each(const std::function<void(std::uint32_t docid, const DocumentLanguage& found,
                                           std::string_view analysed_in)>& take) const;

  private:
    struct Decision {
        std::uint32_t docid = 0;
        std::uint32_t found = 0;        // the number of its code
        std::uint32_t analysed_in = 0;  // the number of its code
        bool detected = false;
    };

    std::string decide_next(std::uint32_t docid, const DocumentLanguage& found);

    std::string default_language_;
    std::mutex mutex_;  // over all below
    std::condition_variable turn_came_;
    std::uint64_t next_batch_ = 0;
    bool given_up_ = false;
    LanguageForecast forecast_;
    std::vector<Decision> decisions_;
    LanguageCodes codes_;
};

}  // namespace kwic
