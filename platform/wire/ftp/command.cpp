#include "platform/wire/ftp/command.hpp"

#include <algorithm>
#include <cstdint>
#include <utility>

namespace headframe::wire::ftp {
namespace {

bool is_letter(char c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); }
char upper(char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; }

bool is_control(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte < 0x20 || byte == 0x7f;
}

/// Length of the character that starts with `lead`, and its smallest code point; 0 for no lead.
std::pair<std::size_t, std::uint32_t> character_of(unsigned char lead) {
  if (lead < 0x80) return {1, 0};
  if (lead >= 0xc2 && lead < 0xe0) return {2, 0x80};
  if (lead >= 0xe0 && lead < 0xf0) return {3, 0x800};
  if (lead >= 0xf0 && lead < 0xf5) return {4, 0x10000};
  return {0, 0};
}

}  // namespace

bool is_utf8(std::string_view text) {
  while (!text.empty()) {
    const auto lead = static_cast<unsigned char>(text.front());
    const auto [length, smallest] = character_of(lead);
    if (length == 0 || length > text.size()) return false;
    std::uint32_t point = length == 1 ? lead : lead & (0x7fu >> length);
    for (std::size_t i = 1; i < length; ++i) {
      const auto next = static_cast<unsigned char>(text[i]);
      if ((next & 0xc0) != 0x80) return false;
      point = (point << 6) | (next & 0x3fu);
    }
    if (point < smallest || point > 0x10ffff || (point >= 0xd800 && point < 0xe000)) return false;
    text.remove_prefix(length);
  }
  return true;
}

Command parse_command(std::string_view line) {
  while (!line.empty() && static_cast<unsigned char>(line.front()) >= 0x80) line.remove_prefix(1);
  const auto blank = std::min(line.find(' '), line.size());
  const std::string_view verb = line.substr(0, blank);
  if (verb.size() < 3 || verb.size() > 4 || !std::ranges::all_of(verb, is_letter))
    return {.defect = "This is no FTP command."};
  const std::string_view argument = line.substr(std::min(blank + 1, line.size()));
  if (!is_utf8(argument)) return {.defect = "Arguments must be UTF-8."};
  if (std::ranges::any_of(argument, is_control))
    return {.defect = "Arguments must not contain control characters."};
  Command command{std::string(verb), std::string(argument), {}};
  std::ranges::transform(command.verb, command.verb.begin(), upper);
  return command;
}

void CommandQueue::feed(std::string_view bytes) {
  while (!bytes.empty()) {
    const auto end = bytes.find('\n');
    append(bytes.substr(0, end));
    if (end == bytes.npos) return;
    end_line();
    bytes.remove_prefix(end + 1);
  }
}

void CommandQueue::append(std::string_view part) {
  // One byte more is for the CR.
  if (too_long_ || line_.size() + part.size() > longest_line + 1) {
    too_long_ = true;
    line_.clear();
    return;
  }
  line_ += part;
}

void CommandQueue::end_line() {
  if (!line_.empty() && line_.back() == '\r') line_.pop_back();
  if (too_long_ || line_.size() > longest_line) commands_.push_back({.defect = "The line is too long."});
  else commands_.push_back(parse_command(line_));
  line_.clear();
  too_long_ = false;
}

Command CommandQueue::take() {
  Command first = std::move(commands_.front());
  commands_.pop_front();
  return first;
}

bool CommandQueue::contains(std::string_view verb) const {
  return std::ranges::any_of(commands_, [&](const Command& c) { return c.verb == verb; });
}

}  // namespace headframe::wire::ftp
