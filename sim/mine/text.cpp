#include "sim/mine/text.hpp"

#include <iconv.h>

#include <array>
#include <cstdlib>
#include <memory>
#include <stdexcept>
#include <utility>

#include "sim/plant/shift.hpp"

namespace headframe::sim::mine {
namespace {

struct Civil {
  std::int64_t year;
  unsigned month, day, hour, minute, second;
};

/// Days to year, month, day (Hinnant, "chrono-compatible low-level date algorithms").
Civil civil(rt::WallTime t) {
  const auto local = std::chrono::floor<std::chrono::seconds>(t.since_epoch + plant::beijing_offset);
  const auto days = std::chrono::floor<std::chrono::days>(local);
  const std::chrono::year_month_day date{std::chrono::sys_days(days)};
  const auto rest = static_cast<unsigned>((local - days).count());
  return {static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
          static_cast<unsigned>(date.day()), rest / 3600, rest / 60 % 60, rest % 60};
}

void put_two(char* at, unsigned value) {
  at[0] = static_cast<char>('0' + value / 10);
  at[1] = static_cast<char>('0' + value % 10);
}

constexpr std::array<double, 5> powers_of_ten = {1, 10, 100, 1000, 10000};

std::int64_t scaled(double value, int decimals) {
  const double x = value * powers_of_ten.at(static_cast<std::size_t>(decimals));
  return static_cast<std::int64_t>(x < 0 ? x - 0.5 : x + 0.5);
}

}  // namespace

void append_time(std::string& out, rt::WallTime t) {
  const Civil c = civil(t);
  append_integer(out, static_cast<std::uint64_t>(c.year), 4);
  char text[] = "-00-00 00:00:00";
  put_two(text + 1, c.month);
  put_two(text + 4, c.day);
  put_two(text + 7, c.hour);
  put_two(text + 10, c.minute);
  put_two(text + 13, c.second);
  out.append(text, sizeof text - 1);
}

void append_stamp(std::string& out, rt::WallTime t) {
  const Civil c = civil(t);
  append_integer(out, static_cast<std::uint64_t>(c.year), 4);
  char text[] = "0000000000";
  put_two(text, c.month);
  put_two(text + 2, c.day);
  put_two(text + 4, c.hour);
  put_two(text + 6, c.minute);
  put_two(text + 8, c.second);
  out.append(text, sizeof text - 1);
}

void append_integer(std::string& out, std::uint64_t value, int least_digits) {
  char digits[20];
  int n = 0;
  do {
    digits[sizeof digits - 1 - static_cast<std::size_t>(n++)] =
        static_cast<char>('0' + value % 10);
    value /= 10;
  } while (value != 0);
  for (int i = n; i < least_digits; ++i) out += '0';
  out.append(digits + sizeof digits - n, static_cast<std::size_t>(n));
}

void append_fixed(std::string& out, double value, int decimals) {
  std::int64_t units = scaled(value, decimals);
  if (units < 0) {
    out += '-';
    units = -units;
  }
  const auto scale =
      static_cast<std::int64_t>(powers_of_ten.at(static_cast<std::size_t>(decimals)));
  append_integer(out, static_cast<std::uint64_t>(units / scale));
  if (decimals == 0) return;
  out += '.';
  append_integer(out, static_cast<std::uint64_t>(units % scale), decimals);
}

double rounded(double value, int decimals) {
  return static_cast<double>(scaled(value, decimals)) /
         powers_of_ten.at(static_cast<std::size_t>(decimals));
}

std::string encoded(std::string_view utf8, Encoding encoding) {
  if (encoding != Encoding::gb2312) return std::string(utf8);
  const iconv_t opened = iconv_open("GB2312", "UTF-8");
  if (opened == iconv_t(-1)) throw std::runtime_error("no GB2312 conversion on this machine");
  const std::unique_ptr<void, int (*)(iconv_t)> converter(opened, &iconv_close);
  std::string out(utf8.size() * 2, '\0');
  std::string in(utf8);
  char* from = in.data();
  char* to = out.data();
  std::size_t left = in.size(), room = out.size();
  if (iconv(converter.get(), &from, &left, &to, &room) == static_cast<std::size_t>(-1))
    throw std::runtime_error("not in GB2312: " + in);
  out.resize(out.size() - room);
  return out;
}

void FileBuilder::begin() {
  out_.clear();
  out_.reserve(last_size_);
  if (framing_.byte_order_mark) out_ += "\xEF\xBB\xBF";
  if (framing_.quoted) out_ += '"';
  first_record_ = first_field_ = true;
  fused_ = false;
}

void FileBuilder::start_field() {
  if (std::exchange(fused_, false)) return;
  if (first_field_) {
    if (!first_record_) out_ += framing_.line_break;
    first_record_ = first_field_ = false;
    record_start_ = out_.size();
    return;
  }
  out_ += framing_.separator;
}

FileBuilder& FileBuilder::field(std::string_view text) {
  start_field();
  out_ += text;
  return *this;
}

FileBuilder& FileBuilder::empty(int times) {
  for (int i = 0; i < times; ++i) start_field();
  return *this;
}

FileBuilder& FileBuilder::number(double value, int decimals) {
  start_field();
  append_fixed(out_, value, decimals);
  return *this;
}

FileBuilder& FileBuilder::number(const std::optional<double>& value, int decimals) {
  return value ? number(*value, decimals) : empty();
}

FileBuilder& FileBuilder::integer(std::uint64_t value, int least_digits) {
  start_field();
  append_integer(out_, value, least_digits);
  return *this;
}

FileBuilder& FileBuilder::time(rt::WallTime t) {
  start_field();
  append_time(out_, t);
  return *this;
}

FileBuilder& FileBuilder::time(const std::optional<rt::WallTime>& t) {
  return t ? time(*t) : empty();
}

FileBuilder& FileBuilder::fuse() {
  fused_ = true;
  return *this;
}

void FileBuilder::drop_fields(int count) {
  for (int i = 0; i < count; ++i) {
    const auto at = out_.rfind(framing_.separator);
    if (at == std::string::npos || at < record_start_) return;
    out_.resize(at);
  }
}

void FileBuilder::end_header(bool trailing) {
  if (trailing) out_ += framing_.separator;
  out_ += '~';
  first_field_ = true;
}

void FileBuilder::end(bool trailing) {
  if (framing_.extra_fields > 0) empty(framing_.extra_fields);
  if (framing_.extra_fields < 0) drop_fields(-framing_.extra_fields);
  end_header(trailing || framing_.trailing_separator);
}

std::string FileBuilder::finish() {
  if (!framing_.end_mark.empty()) {
    if (framing_.end_mark_on_own_line) out_ += framing_.line_break;
    out_ += framing_.end_mark;
  }
  if (framing_.break_at_end) out_ += framing_.line_break;
  if (framing_.quoted) out_ += '"';
  last_size_ = out_.size() + out_.size() / 16;
  return std::exchange(out_, {});
}

}  // namespace headframe::sim::mine
