#include "platform/wire/file_name.hpp"

#include <algorithm>
#include <array>

#include "platform/wire/civil_time.hpp"
#include "platform/wire/tables.hpp"

namespace headframe::wire {

namespace {

constexpr std::size_t old_code_length = 20;

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); }

std::string in_capitals(std::string_view text) {
  std::string out{text};
  for (char& c : out) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  }
  return out;
}

/// The first run of exactly 14 digits that is a time.
std::optional<rt::WallTime> first_time(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    if (!is_digit(text[at])) {
      ++at;
      continue;
    }
    const auto end = std::find_if_not(text.begin() + std::ptrdiff_t(at), text.end(), is_digit);
    const auto run = text.substr(at, std::size_t(end - text.begin()) - at);
    if (const auto time = parse_compact(run)) return time;
    at += run.size();
  }
  return {};
}

std::optional<FileName> parse_underscored(std::string_view name) {
  const auto first = name.find('_');
  if (first == 0 || first == name.npos) return {};
  const auto second = name.find('_', first + 1);
  if (second == name.npos) return {};
  const auto token = name.substr(first + 1, second - first - 1);
  const auto rest = name.substr(second + 1);
  if (token.empty() || !std::ranges::all_of(token, is_letter)) return {};
  if (rest.size() != 18 || in_capitals(rest.substr(14)) != ".TXT") return {};
  const auto time = parse_compact(rest.substr(0, 14));
  if (!time) return {};
  return FileName{{}, FileName::Style::underscored, std::string{name.substr(0, first)},
                  in_capitals(token), time};
}

/// Where a GA token begins. DEV comes last because it is the shortest.
std::optional<FileName> parse_old(std::string_view name) {
  const std::string capitals = in_capitals(name);
  for (const std::string_view token :
       {"RTDATA", "FZDATA", "ACCDATA", "KGBHDATA", "YCBJDATA", "DEV"}) {
    const auto at = capitals.find(token);
    if (at == capitals.npos || at == 0) continue;
    return FileName{{}, FileName::Style::old,
                    std::string{name.substr(0, std::min(at, old_code_length))},
                    std::string{token}, first_time(name.substr(at + token.size()))};
  }
  return {};
}

/// CODE then letters: a GA-like name with a token that nobody knows.
std::optional<FileName> parse_old_unknown(std::string_view name) {
  if (name.size() <= old_code_length) return {};
  const auto rest = name.substr(old_code_length);
  const auto end = std::ranges::find_if_not(rest, is_letter);
  const auto token = rest.substr(0, std::size_t(end - rest.begin()));
  if (token.empty()) return {};
  return FileName{{}, FileName::Style::old, std::string{name.substr(0, old_code_length)},
                  in_capitals(token), first_time(rest)};
}

}  // namespace

FileName parse_file_name(std::string_view name) {
  FileName result;
  if (auto parsed = parse_underscored(name)) {
    result = std::move(*parsed);
  } else if (auto old = parse_old(name)) {
    result = std::move(*old);
  } else if (auto unknown = parse_old_unknown(name)) {
    result = std::move(*unknown);
  }
  result.text = name;
  return result;
}

bool is_temporary_name(std::string_view name) {
  if (name.starts_with('.')) return true;
  const auto capitals = in_capitals(name);
  static constexpr std::array<std::string_view, 5> endings{".TMP", ".PART", ".FILEPART", ".TEMP",
                                                           ".UPLOADING"};
  return std::ranges::any_of(endings, [&](auto ending) { return capitals.ends_with(ending); });
}

bool is_unset_mine(std::string_view mine) { return mine == "未设置矿井编号"; }

}  // namespace headframe::wire
