#include "storage/byte_stream.hpp"

#include "storage/translate_error.hpp"

namespace kwic {

void ByteParser::fail() {
    throw_damaged("a stored document is damaged", {});
}

}  // namespace kwic
