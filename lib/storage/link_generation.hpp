// A new generation of an older one's files.
#pragma once

#include "storage/generation.hpp"

#include <string>

namespace kwic {

// Gives every file of `generation` a name in the new folder `target` too (they never change, so both may have them), or
// copies them to be changed. What comes out is compared with the manifest, so that no damage is passed on as sound.
// Throws Error: io, damaged.
void link_generation(const Generation& generation, const std::string& target);
void copy_generation(const Generation& generation, const std::string& target);

}  // namespace kwic
