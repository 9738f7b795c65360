// What a file's name says: whose it is, what it holds, when it was made (domain.md §1.2–1.4).
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "platform/wire/records.hpp"

namespace headframe::wire {

struct FileName {
  std::string text;   // as received, without folders
  enum class Style {
    old,              // GA: code of 20 characters, then anything with the type token in it
    underscored,      // GB and GC: CODE_TOKEN_yyyyMMddHHmmss.txt
    unrecognised,
  } style = Style::unrecognised;
  std::string mine;   // the code as the name writes it
  std::string token;  // in capitals; need not be a known one
  std::optional<rt::WallTime> time;
};

FileName parse_file_name(std::string_view name);

/// A name under which a file is still being written: ".tmp", ".part", ".filepart", ".temp",
/// ".uploading" at the end, or a leading dot. Such a file is not looked at.
bool is_temporary_name(std::string_view name);

/// A system whose code nobody has set writes 未设置矿井编号 in its place.
bool is_unset_mine(std::string_view mine);

}  // namespace headframe::wire
