// What the receiver of 2014 made of one file. It knew one format, that of the Henan group for which
// it was written (GA, domain.md §1.2), and its documented faults F1 to F12 live here and in the
// loop that feeds it (receiver_2014.hpp). Pure.
#pragma once

#include <string>
#include <string_view>

#include "platform/wire/records.hpp"

namespace headframe::sim::legacy {

/// The settings of a mine's plug-in, written by hand at its installation.
struct PlugIn {
  std::string mine_code;  // 20 characters that its file names begin with
  wire::Encoding encoding = wire::Encoding::gb2312;  // or utf8
};

/// The folder in which a file ends.
enum class Fate {
  backup,   // 备份文件: handled, whatever came out of it
  error,    // 错误文件: handling it threw
  unknown,  // 未知文件: F1, the name does not begin with the code; F2, no known token in it
};

struct Reading {
  Fate fate = Fate::backup;
  wire::DecodedFile content;  // nothing in it is ever rejected: F3, F4
};

/// `now` is what unreadable times become (F5). Points are named by the plug-in's code and the last
/// six characters of what the file writes (F9).
Reading read(std::string_view name, std::string_view bytes, const PlugIn& plug_in,
             rt::WallTime now);

/// The national status for a state of this receiver's safety plug-in (F7, F8, F12): it knows 0, 2, 4,
/// 5, 8, 16 and 128. All others, 1 报警 and every sum of bits among them, are "unknown", which raises
/// nothing and is kept as normal. 8 超量程 becomes an underflow, for which no bit exists.
std::uint16_t status_of(int state);

}  // namespace headframe::sim::legacy
