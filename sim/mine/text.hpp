// Fast, locale-free text: numbers, times and records of the upload formats.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "platform/rt/time.hpp"
#include "sim/mine/description.hpp"

namespace headframe::sim::mine {

/// "2021-06-14 08:30:00" in Beijing time; fractions of a second are cut off.
void append_time(std::string& out, rt::WallTime t);
/// "20210614083000"
void append_stamp(std::string& out, rt::WallTime t);
void append_integer(std::string& out, std::uint64_t value, int least_digits = 1);
/// Fixed point with 0 to 4 decimals, rounded half away from zero; |value| < 1e14.
void append_fixed(std::string& out, double value, int decimals);
/// The number that append_fixed writes.
double rounded(double value, int decimals);

/// UTF-8 to the encoding of a file. Throws std::runtime_error for text that has no such encoding.
std::string encoded(std::string_view utf8, Encoding encoding);

/// How records become a file.
struct Framing {
  std::string separator = ";";
  std::string line_break;           // between records
  std::string end_mark;             // after the last record
  bool end_mark_on_own_line = false;
  bool break_at_end = false;        // GA: the last line is ended as well
  bool trailing_separator = false;
  int extra_fields = 0;
  bool byte_order_mark = false, quoted = false;
};

/// Writes one file: begin(), then for each record its fields and end(), then finish(). The header is
/// a record of its own, to which the deviations of data records do not apply.
class FileBuilder {
 public:
  explicit FileBuilder(const Framing& framing) : framing_(framing) {}

  void begin();
  FileBuilder& field(std::string_view text);
  FileBuilder& empty(int times = 1);
  FileBuilder& number(double value, int decimals);
  FileBuilder& number(const std::optional<double>& value, int decimals);
  FileBuilder& integer(std::uint64_t value, int least_digits = 1);
  FileBuilder& time(rt::WallTime t);
  FileBuilder& time(const std::optional<rt::WallTime>& t);
  /// The next field follows the last one without a separator.
  FileBuilder& fuse();
  /// `trailing`: the layout itself ends the record with a separator.
  void end_header(bool trailing = false);
  void end(bool trailing = false);
  std::string finish();

 private:
  void start_field();
  void drop_fields(int count);

  const Framing& framing_;
  std::string out_;
  std::size_t record_start_ = 0;
  std::size_t last_size_ = 0;  // files of one kind are about as long as the one before
  bool first_record_ = true, first_field_ = true, fused_ = false;
};

}  // namespace headframe::sim::mine
