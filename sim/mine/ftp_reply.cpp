#include "sim/mine/ftp_client.hpp"

#include <charconv>

namespace headframe::sim::mine {
namespace {

constexpr std::size_t longest_line = 4096;
constexpr int most_lines = 200;

int digit(char c) { return c >= '0' && c <= '9' ? c - '0' : -1; }

/// The code that begins a line, 0 when it begins with none.
int code_of(std::string_view line) {
  if (line.size() < 3) return 0;
  const int a = digit(line[0]), b = digit(line[1]), c = digit(line[2]);
  if (a < 1 || a > 5 || b < 0 || c < 0) return 0;
  return a * 100 + b * 10 + c;
}

/// Reads a number at `at` and moves behind it; -1 when there is none.
int number_at(std::string_view text, std::size_t& at) {
  int value = -1;
  const auto result = std::from_chars(text.data() + at, text.data() + text.size(), value);
  at = static_cast<std::size_t>(result.ptr - text.data());
  return result.ec == std::errc{} ? value : -1;
}

std::uint16_t port_of(int value) {
  return value > 0 && value <= 65'535 ? static_cast<std::uint16_t>(value) : 0;
}

}  // namespace

FtpReply FtpReplyParser::next() {
  for (;;) {
    const auto end = pending_.find('\n');
    if (end == std::string::npos) {
      if (pending_.size() > longest_line) throw std::runtime_error("FTP reply line too long");
      return {};
    }
    std::string line = pending_.substr(0, end);
    pending_.erase(0, end + 1);
    if (!line.empty() && line.back() == '\r') line.pop_back();
    const int code = code_of(line);
    const char mark = line.size() > 3 ? line[3] : ' ';
    if (multi_line_code_ == 0) {
      if (code == 0 || (mark != ' ' && mark != '-'))
        throw std::runtime_error("no FTP reply: " + line.substr(0, 80));
      if (mark == ' ') return {code, std::move(line)};
      multi_line_code_ = code;
      lines_ = 1;
      continue;
    }
    if (++lines_ > most_lines) throw std::runtime_error("FTP reply has too many lines");
    if (code == multi_line_code_ && mark == ' ') {
      multi_line_code_ = 0;
      return {code, std::move(line)};
    }
  }
}

std::uint16_t extended_passive_port(std::string_view text) {
  const auto open = text.find('(');
  if (open == std::string_view::npos || open + 5 >= text.size()) return 0;
  const char bar = text[open + 1];
  if (text[open + 2] != bar || text[open + 3] != bar) return 0;
  std::size_t at = open + 4;
  const int port = number_at(text, at);
  return at < text.size() && text[at] == bar ? port_of(port) : 0;
}

std::uint16_t passive_port(std::string_view text) {
  // The first of six numbers follows the code; servers differ in the words and brackets around them.
  std::size_t at = text.size() > 4 ? text.find_first_of("0123456789", 4) : std::string_view::npos;
  int numbers[6] = {};
  for (int i = 0; i < 6; ++i) {
    if (at >= text.size()) return 0;
    numbers[i] = number_at(text, at);
    if (numbers[i] < 0 || numbers[i] > 255) return 0;
    if (i == 5) break;
    if (at >= text.size() || text[at] != ',') return 0;
    ++at;
  }
  return port_of(numbers[4] * 256 + numbers[5]);
}

}  // namespace headframe::sim::mine
