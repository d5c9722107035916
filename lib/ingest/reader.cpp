#include <kwic/error.hpp>
#include <kwic/reader.hpp>

#include "ingest/document_source.hpp"
#include "ingest/file_descriptor.hpp"

#include <cerrno>
#include <utility>

#include <fcntl.h>

namespace kwic {

struct Reader::Impl {
    explicit Impl(ReadOptions read_options) : options(std::move(read_options)), account(options.on_account) {}

    ReadOptions options;
    Account account;
    std::unique_ptr<DocumentSource> source;
};

Reader::Reader(std::vector<std::string> paths, ReadOptions options)
    : impl_(std::make_unique<Impl>(std::move(options))) {
    for (const std::string& path : paths) {
        FileState state;
        if (!read_state_at(AT_FDCWD, path.c_str(), state)) {
            if (errno == ENOENT || errno == ENOTDIR) throw Error(ErrorCode::not_found, "no such file or folder", path);
        } else if (state.type == FileType::other) {
            throw Error(ErrorCode::invalid_argument,
                        "neither a regular file nor a folder; read it as a stream (`kwic index - < PATH`)", path);
        }
    }
    impl_->source = make_file_documents(std::move(paths), impl_->options, impl_->account);
}

Reader::Reader(std::istream& stream, ReadOptions options) : impl_(std::make_unique<Impl>(std::move(options))) {
    impl_->source = make_stream_documents(stream, impl_->options, impl_->account);
}

Reader::~Reader() = default;
Reader::Reader(Reader&&) noexcept = default;
Reader& Reader::operator=(Reader&&) noexcept = default;

bool Reader::next(Document& document) {
    return impl_->source->next(document);
}

std::string_view name_of(AccountKind kind) noexcept {
    switch (kind) {
        case AccountKind::skipped:
            return "skipped";
        case AccountKind::cut:
            return "cut";
        case AccountKind::recoded:
            return "recoded";
        case AccountKind::replaced:
            break;
    }
    return "replaced";
}

}  // namespace kwic
