#include "platform/wire/framing.hpp"

#include <fmt/format.h>

namespace headframe::wire {

namespace {

constexpr std::string_view end_text = "||";
constexpr std::size_t longest_excerpt = 200;

Rejection too_many(std::size_t max_records, std::size_t offset) {
  return {{0, 0, offset}, "too-many-records", fmt::format("at most {} records", max_records), "more"};
}

void note_break(Framed& framed, std::string_view breaks) {
  if (breaks.empty()) return;
  framed.line_breaks = breaks.find('\r') != breaks.npos ? Shape::LineBreaks::crlf
                                                        : Shape::LineBreaks::lf;
}

/// Adds a record, or takes it as the header when there is none yet. False: too many.
bool add(Framed& framed, FramedRecord record, bool& have_header, std::size_t max_records) {
  if (!have_header) {
    framed.header = record;
    have_header = true;
    return true;
  }
  if (framed.records.size() >= max_records) {
    framed.fault = too_many(max_records, record.offset);
    return false;
  }
  framed.records.push_back(record);
  return true;
}

/// What follows the last '~': nothing, the end mark, or an unmarked record with the end mark.
void frame_tail(Framed& framed, std::string_view text, std::size_t at, bool& have_header,
                std::size_t max_records) {
  const auto tail = text.substr(at);
  const auto end = tail.find(end_text);
  if (end == tail.npos) return;
  const auto before = tail.substr(0, end);
  const auto begin = std::min(before.find_first_not_of("\r\n"), before.size());
  note_break(framed, before.substr(0, begin));
  framed.end_mark = begin > 0 && begin == before.size() ? Shape::EndMark::own_line
                                                        : Shape::EndMark::glued;
  if (begin < before.size()) {
    framed.bare_end = true;
    const auto last = before.find_last_not_of("\r\n") + 1;
    if (!add(framed, {before.substr(begin, last - begin), at + begin, false}, have_header,
             max_records)) {
      return;
    }
  }
  const auto after = tail.substr(end + end_text.size());
  const auto extra = after.find_first_not_of("\r\n");
  if (extra != after.npos) {
    const auto where = at + end + end_text.size() + extra;
    framed.fault = Rejection{{0, 0, where}, "data-after-end", "nothing after ||",
                             std::string{after.substr(extra, longest_excerpt)}};
  }
}

/// Lines need no end mark; one at the end of the file is reported and left out.
void drop_end_mark(Framed& framed, std::string_view& text) {
  const auto end = text.find_last_not_of("\r\n");
  if (end == text.npos || !text.substr(0, end + 1).ends_with(end_text)) return;
  text = text.substr(0, end + 1 - end_text.size());
  framed.end_mark = text.ends_with('\n') ? Shape::EndMark::own_line : Shape::EndMark::glued;
}

}  // namespace

Framed frame_lines(std::string_view text, std::size_t max_records) {
  Framed framed;
  bool have_header = false;
  drop_end_mark(framed, text);
  for (std::size_t at = 0; at < text.size();) {
    const auto end = std::min(text.find('\n', at), text.size());
    auto line = text.substr(at, end - at);
    const bool carriage = line.ends_with('\r');
    if (end < text.size()) note_break(framed, carriage ? "\r\n" : "\n");
    if (carriage) line.remove_suffix(1);
    const bool marked = line.ends_with('~');
    if (marked) line.remove_suffix(1);
    if (const auto inner = line.find('~'); inner != line.npos) {
      framed.fault = Rejection{{0, 0, at + inner}, "record-mark-inside-line", "one record a line",
                               std::string{line.substr(inner, longest_excerpt)}};
      return framed;
    }
    if ((!line.empty() || marked) &&
        !add(framed, {line, at, marked}, have_header, max_records)) {
      return framed;
    }
    at = end + 1;
  }
  return framed;
}

Framed frame_marks(std::string_view text, std::size_t max_records) {
  Framed framed;
  bool have_header = false;
  std::size_t at = 0;
  while (at < text.size()) {
    const auto mark = text.find('~', at);
    const auto record = text.substr(at, mark == text.npos ? mark : mark - at);
    if (mark == text.npos || record.find(end_text) != record.npos) break;
    const auto begin = std::min(record.find_first_not_of("\r\n"), record.size());
    note_break(framed, record.substr(0, begin));
    if (!add(framed, {record.substr(begin), at + begin, true}, have_header, max_records)) {
      return framed;
    }
    at = mark + 1;
  }
  frame_tail(framed, text, at, have_header, max_records);
  return framed;
}

void split_cells(std::string_view record, std::vector<std::string_view>& cells, std::size_t limit) {
  cells.clear();
  for (std::size_t at = 0; cells.size() <= limit;) {
    const auto end = record.find(';', at);
    cells.push_back(record.substr(at, end == record.npos ? end : end - at));
    if (end == record.npos) return;
    at = end + 1;
  }
}

}  // namespace headframe::wire
