// The ways in which one mine's files may differ from their dialect, as data: scenarios declare
// them, the writers of sim/mine apply them. Sources: domain.md §1.2 to §1.5.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>

#include "platform/rt/time.hpp"

namespace headframe::sim::dialect {

enum class Encoding { utf8, utf8_with_mark, gb2312 };
enum class LineBreak { none, lf, crlf };
enum class EndMark { none, glued, own_line };
enum class Separator { semicolon, full_width };
/// Of data files; definition files have headers of their own.
enum class Header { time, time_and_count, code_name_time };
enum class FileName { joined, underscored };    // CODETOKENstamp or CODE_TOKEN_stamp
enum class MineCode { twenty, twelve, unset };  // in file names; unset: 未设置矿井编号 (a shipped defect)
/// 001A03 (old), 01MN0001 with 4 (upgraded) or 6 (national) digits behind it.
enum class PointIds { old, upgraded, national };
/// The old enumeration, the bit mask, or the other old vendor's enumeration.
enum class StatusCodes { old, bit_mask, other_vendor };
/// "4" (old), "0001" (national), or "1": a national code that went through a number.
enum class TypeCodes { old, national, national_number };
enum class MissingValue { zero, empty, dashes };
/// Sensors whose type an installation may write wrongly.
enum class Gas { methane, carbon_monoxide };

/// What is absent is as the dialect has it.
struct Differences {
  std::optional<Encoding> encoding;
  std::optional<LineBreak> line_break;         // between records
  std::optional<EndMark> end_mark;
  std::optional<Separator> separator;
  std::optional<bool> quoted;                  // the whole content stands in double quotes
  std::optional<Header> header;
  std::optional<bool> header_trailing_separator;
  std::optional<bool> record_trailing_separator;
  std::optional<std::int32_t> extra_fields;    // empty ones at the end; negative: the last ones missing
  std::optional<bool> closed_alarm_fused;      // no separator behind a closed alarm's end
  std::optional<bool> switch_changes;          // KGBH files in the layout that no source gives
  std::optional<FileName> file_name;
  std::optional<MineCode> mine_code;
  std::map<std::string, std::string> tokens;   // the dialect's to the written one
  std::optional<PointIds> ids;
  std::optional<std::uint32_t> renumbering;    // another number, other point ids; 0 as installed
  std::optional<StatusCodes> status;
  std::optional<TypeCodes> type_codes;
  std::map<Gas, Gas> types_written_as;
  std::optional<MissingValue> missing_value;
  std::optional<rt::Duration> clock_offset;    // the system's clock against true civil time

  friend bool operator==(const Differences&, const Differences&) = default;
};

/// `change` laid over `base`: what it says wins.
Differences laid_over(Differences base, const Differences& change);

}  // namespace headframe::sim::dialect
