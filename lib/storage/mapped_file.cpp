#include "storage/mapped_file.hpp"

#include "storage/files.hpp"
#include "storage/translate_error.hpp"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
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

}  // namespace kwic
