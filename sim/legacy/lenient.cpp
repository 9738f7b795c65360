#include "sim/legacy/lenient.hpp"

#include <charconv>

#include "platform/wire/civil_time.hpp"
#include "platform/wire/encoding.hpp"
#include "platform/wire/number.hpp"

namespace headframe::sim::legacy {
namespace {

bool is_ascii(char c) { return static_cast<unsigned char>(c) < 0x80; }

/// One character of two bytes, or '?' for two bytes that are none.
void append_pair(std::string& out, std::string_view pair) {
  const wire::GbkText read = wire::GbkText::read(pair, 0);
  if (read.first_bad)
    out += '?';
  else
    out += read.text.utf8();
}

}  // namespace

int to_int(std::string_view text) {
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc{} && end == text.data() + text.size() ? value : 0;
}

double to_float(std::string_view text) {
  return wire::parse_number(text).value_or(0);
}

rt::WallTime to_time(std::string_view text, rt::WallTime now) {
  return wire::parse_civil(text).value_or(now);
}

std::string to_text(std::string_view bytes, wire::Encoding configured) {
  if (configured == wire::Encoding::utf8) return std::string(bytes);
  std::string out;
  out.reserve(bytes.size());
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    if (is_ascii(bytes[i])) {
      out += bytes[i];
      continue;
    }
    append_pair(out, bytes.substr(i, 2));
    ++i;
  }
  return out;
}

std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const auto end = text.find_first_of("\r\n");
    lines.push_back(text.substr(0, end));
    if (end == text.npos) break;
    text.remove_prefix(text.substr(end).starts_with("\r\n") ? end + 2 : end + 1);
  }
  return lines;
}

std::vector<std::string_view> fields_of(std::string_view line) {
  line = line.substr(0, line.find_last_not_of('~') + 1);
  std::vector<std::string_view> fields;
  for (;;) {
    const auto end = line.find(';');
    fields.push_back(line.substr(0, end));
    if (end == line.npos) return fields;
    line.remove_prefix(end + 1);
  }
}

}  // namespace headframe::sim::legacy
