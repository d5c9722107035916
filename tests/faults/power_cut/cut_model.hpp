// What a disk may hold after the power was cut: three models, from what a common file system does to the least that any
// must do.
//
// Common to all: what was there before the record begins is on the disk. A file that has a name and was never synced
// may be there with any part of its content. A sync that returned is kept: the disk does not lie about it. A rename is
// one change: both names or neither; it also takes place if the name that it leaves never came to the disk. The file
// behind a name is what counts, so a file of several names has one content.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace kwic::faults {

enum class CutModel : std::uint8_t {
    // ext4, data=ordered. Changes of names, of sizes and of the tree come to the disk in their order, at least up to
    // the last one of a file or folder that was synced since (a sync writes the journal up to there), at most all.
    // Contents that were not synced: each page old, new or zeros, the size any on the way from old to new. A truncation
    // is in the journal: what is written after it cannot come to the disk before it.
    //     Stricter than ext4: a sync of what has not changed commits nothing else; a sync commits no more than up to
    // the last change that fdatasync must see (the real journal holds all until now in most cases); replacing a file by
    // renaming does not write its content by itself (auto_da_alloc does); several writes to one page are not joined.
    //     Weaker: nothing of the block level is here, as a journal cut off while it is written, which ext4's own
    // checksums answer for.
    journal,

    // POSIX: certain is only what was synced. A name and the lack of it with a sync of its folder, contents and size
    // with a sync of the file. Everything else may be there or not by itself, in any combination, contents page by
    // page, as if each lay on another disk.
    //     Stricter than all file systems in use: those keep the order of changes of one folder and do not empty a
    // folder that was removed before its files; a file's sync brings its name along; a rename between two folders needs
    // syncs of both here. Weaker: nothing.
    strict,

    // As `strict`, and a write that was not synced lands in sectors of 512 bytes: each old, new, zeros or garbage, over
    // what was there. A sector at the edge of a write takes its neighbours along.
    //     Stricter than disks of today, which write a sector whole or not at all.
    torn,
};

inline constexpr std::array<CutModel, 3> all_cut_models = {CutModel::journal, CutModel::strict, CutModel::torn};

constexpr std::string_view name_of(CutModel model) {
    switch (model) {
        case CutModel::journal:
            return "journal";
        case CutModel::strict:
            return "strict";
        case CutModel::torn:
            return "torn";
    }
    return {};
}

}  // namespace kwic::faults
