#include "storage/byte_stream.hpp"

#include "storage/translate_error.hpp"

namespace kwic {

void ByteParser::fail() {
    throw_damaged("bytes of the index are not what was written", {});
}

}  // namespace kwic
