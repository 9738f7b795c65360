// From text to records, each with its offset. Old files hold one record a line; the others end a
// record with '~' and the file with "||" (domain.md §1.2–1.4).
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "platform/wire/records.hpp"

namespace headframe::wire {

struct FramedRecord {
  std::string_view text;    // without '~' and line breaks
  std::size_t offset = 0;   // in the text that was framed
  bool marked = false;      // '~' ended it
};

struct Framed {
  FramedRecord header;
  std::vector<FramedRecord> records;
  Shape::LineBreaks line_breaks = Shape::LineBreaks::none;
  Shape::EndMark end_mark = Shape::EndMark::none;
  bool bare_end = false;               // "||" stood right behind a record without its '~'
  std::optional<Rejection> fault;      // the framing itself is broken; records then mean nothing
};

/// Lines, and an end mark behind the last one if there is one. Empty lines are skipped; a '~' inside a
/// line is a fault, because the file then follows another framing and all of it would hide in the
/// header.
Framed frame_lines(std::string_view text, std::size_t max_records);

/// '~' and "||". Line breaks between records are dropped and reported. Without an end mark the text
/// after the last '~' is not a record, because more of it may arrive.
Framed frame_marks(std::string_view text, std::size_t max_records);

/// Cells of a record; at most `limit` + 1 of them, so that a hostile line stays small.
void split_cells(std::string_view record, std::vector<std::string_view>& cells, std::size_t limit);

}  // namespace headframe::wire
