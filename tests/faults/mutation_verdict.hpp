// What the check says of an index, asked as somebody who may only read it.
#pragma once

#include <string>

namespace kwic::faults {

// What the program did.
struct ProgramVerdict {
    int exit_code = 0;  // 1000 plus the signal that ended it (SIGALRM after 20 s)
    std::string lines;  // both outputs
};

struct Surroundings {
    bool plain_user = true;  // if this process is root, the program is run as nobody
    bool read_only = false;  // every call that would change something below the index's folder fails with EROFS
};

// Runs `kwic COMMAND -d INDEX`.
ProgramVerdict ask_program(const char* command, const std::string& index_folder, const Surroundings& surroundings);

// What the library says.
struct LibraryVerdict {
    std::string trouble;  // it crashed, hung or let out another exception than Error
    std::string lines;    // what check_index finds or throws: path, colon, what is wrong
    bool sound = false;
    bool opens = false;  // Index::open does not throw
};

// Asks it in a forked child that is a plain user.
LibraryVerdict ask_library(const std::string& index_folder);

// Whether one of the lines names the file in the index's folder.
bool names_file(const std::string& lines, const std::string& index_folder, const std::string& path);

}  // namespace kwic::faults
