// How one installation writes its files, with nothing left open: its dialect's conventions and what
// differs from them.
#pragma once

#include "sim/mine/description.hpp"
#include "sim/mine/samples.hpp"
#include "sim/mine/text.hpp"

namespace headframe::sim::mine {

struct Conventions {
  Encoding encoding;
  dialect::LineBreak line_break;
  bool break_at_end;  // the last line is ended as well
  dialect::EndMark end_mark;
  dialect::Separator separator = dialect::Separator::semicolon;
  bool quoted = false;
  dialect::Header header;
  bool header_trailing_separator = false, record_trailing_separator = false;
  int extra_fields = 0;
  bool closed_alarm_fused = false;
  bool switch_changes;
  dialect::FileName file_name;
  dialect::MineCode mine_code;
  std::string_view extension;
  std::map<std::string, std::string> tokens;
  dialect::PointIds ids;
  std::uint32_t renumbering = 0;
  dialect::StatusCodes status;
  dialect::TypeCodes type_codes;
  std::map<dialect::Gas, dialect::Gas> types_written_as;
  dialect::MissingValue missing_value;
};

Conventions conventions_of(Dialect dialect, const Differences& differences);
inline Conventions conventions_of(const Installation& installation) {
  return conventions_of(installation.dialect, installation.differences);
}

Framing framing_of(const Conventions& conventions);

/// The status as a file says it; an enumeration has one value, the gravest state.
std::uint16_t written_status(dialect::StatusCodes codes, std::uint16_t mask);
/// What that says, as a mask.
std::uint16_t meant_status(dialect::StatusCodes codes, std::uint16_t written);
/// The sample as a realtime file says it.
Sample as_written(const Conventions& conventions, Sample sample);

}  // namespace headframe::sim::mine
