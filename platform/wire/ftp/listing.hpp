// How directories and files are described to clients; no I/O.
#pragma once

#include <span>
#include <string>

#include "platform/rt/storage.hpp"

namespace headframe::wire::ftp {

enum class ListFormat {
  unix_long,  // LIST: like `ls -l`, which every client can read; times in UTC
  names,      // NLST
  facts,      // MLSD (RFC 3659): "type=file;size=12;modify=20260102030405; name"
};

/// All entries but the reserved ones, each line with CR LF. `now` decides whether LIST shows the
/// hour or, from half a year on, the year.
std::string listing(std::span<const rt::Entry> entries, ListFormat format, rt::WallTime now);

/// One entry as in MLST, without a line end.
std::string facts_of(const rt::Entry& entry, const std::string& shown_name);

/// "20260102030405" in UTC (MDTM, RFC 3659 §2.3).
std::string time_value(rt::WallTime time);

}  // namespace headframe::wire::ftp
