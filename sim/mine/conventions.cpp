#include "sim/mine/conventions.hpp"

#include <stdexcept>

namespace headframe::sim::mine {
namespace {

using namespace dialect;  // the vocabulary of conventions

Conventions old_henan() {
  return {
      .encoding = Encoding::gb2312,
      .line_break = LineBreak::crlf,
      .break_at_end = true,
      .end_mark = EndMark::none,
      .header = Header::time,
      .switch_changes = false,  // KGBHDATA has no known layout
      .file_name = FileName::joined,
      .mine_code = MineCode::twenty,
      .extension = ".txt",
      .tokens = {},
      .ids = PointIds::old,
      .status = StatusCodes::old,
      .type_codes = TypeCodes::old,
      .types_written_as = {},
      .missing_value = MissingValue::zero,
  };
}

Conventions upgraded() {
  return {
      .encoding = Encoding::utf8,
      .line_break = LineBreak::crlf,
      .break_at_end = false,
      .end_mark = EndMark::glued,
      .header = Header::time_and_count,
      .switch_changes = true,
      .file_name = FileName::underscored,
      .mine_code = MineCode::twelve,
      .extension = ".TXT",
      .tokens = {},
      .ids = PointIds::upgraded,
      .status = StatusCodes::bit_mask,
      .type_codes = TypeCodes::national,
      .types_written_as = {},
      .missing_value = MissingValue::zero,
  };
}

Conventions national() {
  return {
      .encoding = Encoding::utf8,
      .line_break = LineBreak::none,
      .break_at_end = false,
      .end_mark = EndMark::glued,
      .header = Header::code_name_time,
      .switch_changes = false,
      .file_name = FileName::underscored,
      .mine_code = MineCode::twelve,
      .extension = ".txt",
      .tokens = {},
      .ids = PointIds::national,
      .status = StatusCodes::bit_mask,
      .type_codes = TypeCodes::national,
      .types_written_as = {},
      .missing_value = MissingValue::empty,
  };
}

Conventions usual(mine::Dialect dialect) {
  switch (dialect) {
    case mine::Dialect::ga: return old_henan();
    case mine::Dialect::gb: return upgraded();
    case mine::Dialect::gc: return national();
  }
  throw std::logic_error("conventions_of: unknown dialect");
}

}  // namespace

Conventions conventions_of(mine::Dialect dialect, const Differences& d) {
  Conventions c = usual(dialect);
  c.encoding = d.encoding.value_or(c.encoding);
  c.line_break = d.line_break.value_or(c.line_break);
  c.end_mark = d.end_mark.value_or(c.end_mark);
  c.separator = d.separator.value_or(c.separator);
  c.quoted = d.quoted.value_or(c.quoted);
  c.header = d.header.value_or(c.header);
  c.header_trailing_separator = d.header_trailing_separator.value_or(c.header_trailing_separator);
  c.record_trailing_separator = d.record_trailing_separator.value_or(c.record_trailing_separator);
  c.extra_fields = d.extra_fields.value_or(c.extra_fields);
  c.closed_alarm_fused = d.closed_alarm_fused.value_or(c.closed_alarm_fused);
  c.switch_changes = d.switch_changes.value_or(c.switch_changes);
  c.file_name = d.file_name.value_or(c.file_name);
  c.mine_code = d.mine_code.value_or(c.mine_code);
  c.tokens = d.tokens;
  c.ids = d.ids.value_or(c.ids);
  c.renumbering = d.renumbering.value_or(c.renumbering);
  c.status = d.status.value_or(c.status);
  c.type_codes = d.type_codes.value_or(c.type_codes);
  c.types_written_as = d.types_written_as;
  c.missing_value = d.missing_value.value_or(c.missing_value);
  return c;
}

Framing framing_of(const Conventions& c) {
  Framing f;
  f.separator = c.separator == Separator::full_width ? encoded("；", c.encoding) : ";";
  f.trailing_separator = c.record_trailing_separator;
  f.extra_fields = c.extra_fields;
  f.byte_order_mark = c.encoding == Encoding::utf8_with_mark;
  f.quoted = c.quoted;
  f.line_break = c.line_break == LineBreak::crlf ? "\r\n" : c.line_break == LineBreak::lf ? "\n" : "";
  f.break_at_end = c.break_at_end;
  f.end_mark = c.end_mark == EndMark::none ? "" : "||";
  f.end_mark_on_own_line = c.end_mark == EndMark::own_line;
  return f;
}

std::uint16_t written_status(StatusCodes codes, std::uint16_t mask) {
  switch (codes) {
    case StatusCodes::old: return old_status(mask);
    case StatusCodes::bit_mask: return national_status(mask);
    case StatusCodes::other_vendor: return other_vendor_status(mask);
  }
  throw std::logic_error("written_status: unknown codes");
}

std::uint16_t meant_status(StatusCodes codes, std::uint16_t written) {
  switch (codes) {
    case StatusCodes::old: return mask_of_old(written);
    case StatusCodes::bit_mask: return written;
    case StatusCodes::other_vendor: return mask_of_other_vendor(written);
  }
  throw std::logic_error("meant_status: unknown codes");
}

Sample as_written(const Conventions& c, Sample sample) {
  if (!sample.has_value && c.missing_value == MissingValue::zero) {
    sample.value = 0;
    sample.has_value = true;
  }
  sample.status = meant_status(c.status, written_status(c.status, sample.status));
  return sample;
}

}  // namespace headframe::sim::mine
