// How the program of 2014 turned text into values: nothing is ever wrong, whatever cannot be read
// becomes a default (domain.md §1.2, F5, F6, F11).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "platform/rt/time.hpp"
#include "platform/wire/records.hpp"

namespace headframe::sim::legacy {

/// F6: digits, optionally with a sign, within 32 bits; otherwise 0.
int to_int(std::string_view text);
/// F6: a decimal number; otherwise 0.
double to_float(std::string_view text);
/// F5: "2021-06-14 08:30:00" in civil time of China; otherwise `now`.
rt::WallTime to_time(std::string_view text, rt::WallTime now);

/// The text of a file in the configured encoding, gb2312 or utf8. ASCII survives in either. F11: of
/// UTF-8 read as GB2312 names come out garbled, and a byte that cannot begin or end a character
/// becomes '?' together with the byte after it, be that a separator. Whether separators are swallowed
/// depends on the decoder; domain.md marks it as unverified, and this receiver's decoder swallows.
std::string to_text(std::string_view bytes, wire::Encoding configured);

/// Lines as File.ReadAllLines gives them: ended by CR LF, LF or CR; an ending at the end of the file
/// makes no empty line. Nothing of nothing.
std::vector<std::string_view> lines_of(std::string_view text);
/// The record without '~' at its end, split at ';'. "||" means nothing here.
std::vector<std::string_view> fields_of(std::string_view line);

}  // namespace headframe::sim::legacy
