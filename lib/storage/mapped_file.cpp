#include "storage/mapped_file.hpp"

#include "storage/files.hpp"
#include "storage/translate_error.hpp"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cstddef>

namespace kwic {

MappedFile::MappedFile(const std::string& path) {
    const FileDescriptor file = open_file(path, O_RDONLY);
    struct stat status {};
    if (::fstat(file.get(), &status) != 0) throw_system_error("look at", path);
    if (status.st_size <= 0) return;
    const auto size = static_cast<std::size_t>(status.st_size);
    void* memory = ::mmap(nullptr, size, PROT_READ, MAP_SHARED, file.get(), 0);
    if (memory == MAP_FAILED) throw_system_error("map", path);
    ::madvise(memory, size, MADV_RANDOM);
    bytes_ = static_cast<const char*>(memory);
    size_ = size;
}

MappedFile::~MappedFile() {
    if (size_ > 0) ::munmap(const_cast<char*>(bytes_), size_);
}

void MappedFile::ask_for(std::string_view some) const noexcept {
    if (some.empty()) return;
    const auto page_bytes = static_cast<std::size_t>(::sysconf(_SC_PAGESIZE));
    const auto begin = static_cast<std::size_t>(some.data() - bytes_) / page_bytes * page_bytes;
    const auto end = static_cast<std::size_t>(some.data() + some.size() - bytes_);
    ::madvise(const_cast<char*>(bytes_) + begin, end - begin, MADV_WILLNEED);
}

}  // namespace kwic
