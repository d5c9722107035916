// The parts of charset detection that look at what bytes are like; charset.hpp puts them in order.
#pragma once

#include <string>
#include <string_view>

namespace kwic {

// The character set that takes in all that documents mean by `name` (in the spirit of the WHATWG Encoding Standard):
// "windows-1252" for ISO-8859-1, "windows-949" for EUC-KR. Lower case; the name itself where there is no wider one.
std::string widest_charset(std::string_view name);

// "UTF-16LE", "UTF-16BE", "UTF-32LE" or "UTF-32BE" if the zeros of a sample stand where ASCII in that encoding puts
// them and the sample decodes to assigned characters only; else empty.
std::string charset_by_zeros(std::string_view bytes);

// The guess of uchardet and ICU together (the rule is in charset.hpp); "windows-1252" when neither has one.
std::string charset_by_statistics(std::string_view bytes);

}  // namespace kwic
