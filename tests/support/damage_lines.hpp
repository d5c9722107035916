// What a check has found, as text.
#pragma once

#include <kwic/maintenance.hpp>

#include <string>
#include <vector>

namespace kwic {

// A line for each damage: path, colon, what is wrong. Empty for a sound index.
inline std::string damage_lines(const CheckReport& report) {
    std::vector<Damage> damages = report.damages;
    for (const GenerationCheck& check : report.generations) {
        damages.insert(damages.end(), check.damages.begin(), check.damages.end());
    }
    std::string lines;
    for (const Damage& damage : damages) lines += damage.path + ": " + damage.what + '\n';
    return lines;
}

}  // namespace kwic
