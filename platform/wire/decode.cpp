#include "platform/wire/decode.hpp"

#include <algorithm>
#include <stdexcept>

#include <fmt/format.h>

#include "platform/wire/civil_time.hpp"
#include "platform/wire/dialects/dialects.hpp"
#include "platform/wire/encoding.hpp"
#include "platform/wire/framing.hpp"
#include "platform/wire/tables.hpp"

namespace headframe::wire {

namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

bool stop(DecodedFile& file, Outcome outcome, std::size_t byte, std::string_view rule,
          std::string expected, std::string_view found) {
  file.outcome = outcome;
  file.why = {{0, 0, byte}, std::string{rule}, std::move(expected), dialects::excerpt(found)};
  return false;
}

bool is_own_code(const DecodeContext& context, std::string_view mine) {
  const auto& more = context.mapping.mine_codes;
  return context.mine.empty() || mine == context.mine ||
         std::ranges::find(more, mine) != more.end();
}

/// Codes are of letters and digits in every generation; anything else would travel on as a key.
bool is_code(std::string_view mine) {
  return std::ranges::all_of(mine, [](char c) {
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
  });
}

/// Whose it is and how large: decided before a byte is read.
bool admit(DecodedFile& file, const FileName& name, std::size_t size, const DecodeContext& context) {
  if (is_temporary_name(name.text)) {
    return stop(file, Outcome::refused, 0, "temporary-name", "a final name", name.text);
  }
  if (name.style == FileName::Style::unrecognised) {
    return stop(file, Outcome::unknown_type, 0, "unknown-name", "CODE_TOKEN_yyyyMMddHHmmss.txt",
                name.text);
  }
  if (is_unset_mine(name.mine)) {
    return stop(file, Outcome::refused, 0, "unset-mine-code", "the mine's code", name.mine);
  }
  if (!is_code(name.mine)) {
    return stop(file, Outcome::unknown_type, 0, "unknown-name", "a code of letters and digits",
                name.mine);
  }
  if (!is_own_code(context, name.mine)) {
    return stop(file, Outcome::refused, 0, "other-mine", context.mine, name.mine);
  }
  if (size > context.limits.max_bytes) {
    return stop(file, Outcome::refused, 0, "too-large",
                fmt::format("at most {} bytes", context.limits.max_bytes), fmt::format("{}", size));
  }
  return true;
}

/// The token's row, after the mapping's aliases; null when the file ends here.
const TokenRow* recognise(DecodedFile& file, const FileName& name, const DecodeContext& context) {
  const auto& aliases = context.mapping.token_aliases;
  const auto alias = aliases.find(name.token);
  file.token = alias == aliases.end() ? name.token : alias->second;
  const auto* row = find_token(file.token);
  if (!row) {
    stop(file, Outcome::unknown_type, 0, "unknown-token", "a known type token", file.token);
    return nullptr;
  }
  if (row->non_coal) {
    stop(file, Outcome::no_layout, 0, "non-coal-dialect", "a coal mine's token", file.token);
    return nullptr;
  }
  file.kind = row->kind.value_or(file.kind);
  return row;
}

/// GB and GC share CDDY and YCBJ. A GB header begins with a time, or in CDDY with the system's model
/// and holds the time in the fourth of its twelve fields; a GC header begins with the mine's code.
bool looks_like_gb(FileKind kind, std::string_view bytes) {
  if (bytes.starts_with(byte_order_mark)) bytes.remove_prefix(byte_order_mark.size());
  if (bytes.starts_with('"')) bytes.remove_prefix(1);
  const auto header = bytes.substr(0, bytes.find('~'));
  std::vector<std::string_view> cells;
  split_cells(header, cells, 12);
  if (kind != FileKind::point_definitions) return parse_civil(cells.front()).has_value();
  return cells.size() >= 4 && parse_civil(cells[3]).has_value();
}

bool choose_dialect(DecodedFile& file, const TokenRow& row, std::string_view bytes,
                    const DecodeContext& context) {
  const bool gb = row.gb && (!row.gc || looks_like_gb(file.kind, bytes));
  file.dialect = row.ga ? Dialect::ga : gb ? Dialect::gb : Dialect::gc;
  if (!has_layout(row, file.dialect)) {
    return stop(file, Outcome::no_layout, 0, "known-no-layout", "a token with a sourced layout",
                file.token);
  }
  const auto& agreed = context.dialects;
  if (agreed.empty() || std::ranges::find(agreed, file.dialect) != agreed.end()) return true;
  return stop(file, Outcome::refused, 0, "dialect-not-agreed", "a dialect agreed with this mine",
              file.token);
}

/// A file that went through a JSON encoder by accident begins and ends with a quotation mark.
bool unquote(DecodedFile& file, std::string_view& bytes, std::size_t& skipped) {
  const auto last = bytes.find_last_not_of("\r\n");
  if (!bytes.starts_with('"') || last == 0 || last == bytes.npos || bytes[last] != '"') return true;
  const auto inside = bytes.substr(1, last - 1);
  if (const auto escape = inside.find('\\'); escape != inside.npos) {
    return stop(file, Outcome::refused, escape + 1, "json-escapes", "plain text",
                inside.substr(escape, 20));
  }
  bytes = inside;
  skipped += 1;
  file.deviations.push_back({"json-quoted", 0});
  return true;
}

std::string hex_at(std::string_view bytes, std::size_t at) {
  std::string out;
  for (const char c : bytes.substr(at, 4)) {
    out += fmt::format("{}{:02X}", out.empty() ? "" : " ", static_cast<unsigned char>(c));
  }
  return out;
}

/// For a file that is not UTF-8: is it what the old systems write?
bool read_utf8(DecodedFile& file, std::string_view bytes, std::size_t skipped, Text& text) {
  const auto bad = first_bad_utf8(bytes);
  if (!bad) {
    file.shape.encoding = is_ascii(bytes) ? Encoding::ascii : Encoding::utf8;
    text = Text::of_utf8(bytes, skipped);
    return true;
  }
  const auto old = GbkText::read(bytes, skipped);
  file.shape.encoding = old.first_bad         ? Encoding::unreadable
                        : old.first_extension ? Encoding::gbk
                                              : Encoding::gb2312;
  return stop(file, Outcome::refused, skipped + *bad, "not-utf8", "UTF-8",
              fmt::format("{} ({})", hex_at(bytes, *bad), name_of(file.shape.encoding)));
}

/// Text that is no GB2312 but is UTF-8 is UTF-8: hardly any GBK text is well-formed UTF-8. It is
/// read as what it is.
bool read_gbk(DecodedFile& file, std::string_view bytes, std::size_t skipped, bool extension,
              Text& text) {
  auto old = GbkText::read(bytes, skipped);
  const auto doubt = old.first_bad ? old.first_bad : old.first_extension;
  if (doubt && !first_bad_utf8(bytes)) {
    file.deviations.push_back({"utf8-text", 0});
    return read_utf8(file, bytes, skipped, text);
  }
  if (old.first_bad) {
    file.shape.encoding = Encoding::unreadable;
    return stop(file, Outcome::refused, skipped + *doubt, "not-gb2312",
                extension ? "GBK" : "GB2312",
                fmt::format("{} ({})", hex_at(bytes, *doubt), name_of(file.shape.encoding)));
  }
  if (old.first_extension && !extension) file.deviations.push_back({"gbk-extension", 0});
  file.shape.encoding = is_ascii(bytes)       ? Encoding::ascii
                        : old.first_extension ? Encoding::gbk
                                              : Encoding::gb2312;
  text = std::move(old.text);
  return true;
}

bool read_text(DecodedFile& file, std::string_view bytes, const DecodeContext& context,
               Text& text) {
  std::size_t skipped = 0;
  const auto usual = file.dialect == Dialect::ga ? Encoding::gb2312 : Encoding::utf8;
  const auto wanted = context.mapping.encoding.value_or(usual);
  if (bytes.starts_with(byte_order_mark)) {
    file.shape.byte_order_mark = true;
    bytes.remove_prefix(byte_order_mark.size());
    skipped = byte_order_mark.size();
    file.deviations.push_back({"byte-order-mark", 0});
    if (wanted != Encoding::utf8) file.deviations.push_back({"utf8-text", 0});
  }
  if (!unquote(file, bytes, skipped)) return false;
  if (wanted == Encoding::utf8 || file.shape.byte_order_mark) return read_utf8(file, bytes, skipped, text);
  return read_gbk(file, bytes, skipped, wanted == Encoding::gbk, text);
}

/// Completeness and the dialect's own framing.
bool check_framing(DecodedFile& file, const Text& text, const Framed& framed) {
  file.shape.line_breaks = framed.line_breaks;
  file.shape.end_mark = framed.end_mark;
  const auto bytes = text.utf8();
  if (framed.fault) {
    const auto& fault = *framed.fault;
    return stop(file, Outcome::refused, text.file_offset(fault.place.byte), fault.rule,
                fault.expected, fault.found);
  }
  if (file.dialect == Dialect::ga) {
    if (framed.header.text.empty() && !framed.header.marked) {
      return stop(file, Outcome::refused, 0, "empty-file", "a header and records", "");
    }
    return true;
  }
  if (bytes.ends_with("]]]")) {
    return stop(file, Outcome::no_layout, text.file_offset(bytes.size() - 3), "non-coal-dialect",
                "||", "]]]");
  }
  if (framed.end_mark == Shape::EndMark::none) {
    return stop(file, Outcome::incomplete, text.file_offset(bytes.size()), "no-end-mark",
                "|| at the end of the file", bytes.substr(bytes.size() - std::min<std::size_t>(
                                                              bytes.size(), 20)));
  }
  return true;
}

void note_framing(dialects::Decoding& decoding, const DecodedFile& file, const Framed& framed) {
  if (framed.bare_end) decoding.deviate_file("end-mark-without-record-mark");
  if (file.dialect == Dialect::gc && framed.line_breaks != Shape::LineBreaks::none) {
    decoding.deviate_file("line-breaks");
  }
  if (file.dialect == Dialect::gc && framed.end_mark == Shape::EndMark::own_line) {
    decoding.deviate_file("end-mark-on-own-line");
  }
  if (file.dialect == Dialect::gb && framed.line_breaks == Shape::LineBreaks::none &&
      !framed.records.empty()) {
    decoding.deviate_file("no-line-breaks");
  }
  if (file.dialect == Dialect::ga && framed.end_mark != Shape::EndMark::none) {
    decoding.deviate_file("end-mark");
  }
  if (file.dialect == Dialect::ga && !framed.header.marked) {
    decoding.deviate_file("no-record-mark");
  }
}

bool is_personnel(FileKind kind) { return kind >= FileKind::cards; }

void read_records(DecodedFile& file, const FileName& name, const DecodeContext& context,
                  const Text& text, const Framed& framed) {
  dialects::Decoding decoding(file, name, context, text, framed);
  note_framing(decoding, file, framed);
  if (file.dialect == Dialect::ga) {
    dialects::decode_ga(decoding);
  } else if (file.dialect == Dialect::gb) {
    dialects::decode_gb(decoding);
  } else if (is_personnel(file.kind)) {
    dialects::decode_gc_personnel(decoding);
  } else {
    dialects::decode_gc_safety(decoding);
  }
  decoding.finish();
}

void decode_into(DecodedFile& file, const FileName& name, std::string_view bytes,
                 const DecodeContext& context) {
  if (!admit(file, name, bytes.size(), context)) return;
  const auto* row = recognise(file, name, context);
  if (!row || !choose_dialect(file, *row, bytes, context)) return;
  Text text;
  if (!read_text(file, bytes, context, text)) return;
  const auto limit = context.limits.max_records;
  const auto framed = file.dialect == Dialect::ga ? frame_lines(text.utf8(), limit)
                                                  : frame_marks(text.utf8(), limit);
  if (check_framing(file, text, framed)) read_records(file, name, context, text, framed);
}

}  // namespace

DecodedFile decode(const FileName& name, std::string_view bytes, const DecodeContext& context) {
  DecodedFile file;
  file.header.mine = dialects::excerpt(name.mine);
  decode_into(file, name, bytes, context);
  std::ranges::sort(file.deviations, {}, &Deviation::key);
  if (!counts_hold(file)) throw std::logic_error("a record was neither accepted nor rejected");
  return file;
}

}  // namespace headframe::wire
