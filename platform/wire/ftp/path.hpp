// Where a path that a client names lies; no I/O.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace headframe::wire::ftp {

/// Names with this beginning are the server's own: clients neither see nor reach them.
inline constexpr std::string_view reserved_prefix = ".headframe-";
inline constexpr std::size_t longest_name = 255;  // bytes
inline constexpr std::size_t longest_path = 1024;
inline constexpr std::size_t deepest_path = 16;

/// A path below the account's folder: components joined by '/', none of them empty, "." or "..";
/// "" is the folder itself.
///
/// Resolves `argument` against `current`; a leading '/' means the folder. Nothing when it leads
/// above the folder, is longer or deeper than allowed, or names something reserved.
std::optional<std::string> resolve(std::string_view current, std::string_view argument);

/// As clients see it: "/aqjk/x.txt".
std::string shown(std::string_view path);
/// "a/b/c.txt" → "a/b"; "c.txt" → "".
std::string_view directory_of(std::string_view path);
/// "a/b/c.txt" → "c.txt".
std::string_view name_of(std::string_view path);
/// Either may be empty.
std::string joined(std::string_view directory, std::string_view path);

}  // namespace headframe::wire::ftp
