#include "platform/wire/encoding.hpp"

#include <algorithm>
#include <cstring>

namespace headframe::wire {

namespace {

using Byte = unsigned char;

struct GbkEntry {
  std::uint16_t code_point;
  std::uint8_t in_gb2312;
};

constexpr unsigned first_lead = 0x81, last_lead = 0xFE, first_trail = 0x40, last_trail = 0xFE;
constexpr unsigned trails = last_trail - first_trail + 1;

constexpr GbkEntry gbk_table[(last_lead - first_lead + 1) * trails] = {
#include "platform/wire/gbk_table.inc"
};

GbkEntry gbk_entry(Byte lead, Byte trail) {
  if (lead < first_lead || lead > last_lead || trail < first_trail || trail > last_trail) return {};
  return gbk_table[(lead - first_lead) * trails + (trail - first_trail)];
}

/// Length of the well-formed sequence at `at`, 0 when there is none. The ranges of the second byte
/// are those of the Unicode standard's table 3-7.
std::size_t utf8_sequence(std::string_view bytes, std::size_t at) {
  const auto byte = [&](std::size_t i) { return Byte(i < bytes.size() ? bytes[i] : 0); };
  const auto tail = [&](std::size_t i) { return byte(i) >= 0x80 && byte(i) <= 0xBF; };
  const Byte lead = byte(at), second = byte(at + 1);
  if (lead < 0x80) return 1;
  if (lead >= 0xC2 && lead <= 0xDF) return tail(at + 1) ? 2 : 0;
  if (lead >= 0xE0 && lead <= 0xEF) {
    const Byte low = lead == 0xE0 ? 0xA0 : 0x80, high = lead == 0xED ? 0x9F : 0xBF;
    return second >= low && second <= high && tail(at + 2) ? 3 : 0;
  }
  if (lead >= 0xF0 && lead <= 0xF4) {
    const Byte low = lead == 0xF0 ? 0x90 : 0x80, high = lead == 0xF4 ? 0x8F : 0xBF;
    return second >= low && second <= high && tail(at + 2) && tail(at + 3) ? 4 : 0;
  }
  return 0;
}

/// How many bytes from `at` on are certainly ASCII, looked at in words; a tail shorter than a word
/// is not looked at.
std::size_t ascii_words(std::string_view bytes, std::size_t at) {
  constexpr std::uint64_t high_bits = 0x8080808080808080;
  std::size_t end = at;
  for (std::uint64_t word; end + sizeof word <= bytes.size(); end += sizeof word) {
    std::memcpy(&word, bytes.data() + end, sizeof word);
    if (word & high_bits) break;
  }
  return end - at;
}

std::size_t append_utf8(std::string& out, std::uint16_t point) {
  if (point < 0x800) {
    out += static_cast<char>(0xC0 | point >> 6);
    out += static_cast<char>(0x80 | (point & 0x3F));
    return 2;
  }
  out += static_cast<char>(0xE0 | point >> 12);
  out += static_cast<char>(0x80 | (point >> 6 & 0x3F));
  out += static_cast<char>(0x80 | (point & 0x3F));
  return 3;
}

}  // namespace

std::optional<std::size_t> first_bad_utf8(std::string_view bytes) {
  for (std::size_t at = ascii_words(bytes, 0); at < bytes.size();) {
    const auto length = utf8_sequence(bytes, at);
    if (length == 0) return at;
    at += length;
    if (length == 1) at += ascii_words(bytes, at);
  }
  return {};
}

bool is_ascii(std::string_view bytes) {
  const std::string_view rest = bytes.substr(ascii_words(bytes, 0));
  return std::ranges::all_of(rest, [](char c) { return Byte(c) < 0x80; });
}

Text Text::of_utf8(std::string_view bytes, std::size_t skipped) {
  Text text;
  text.view_ = bytes;
  text.skipped_ = skipped;
  return text;
}

std::uint64_t Text::file_offset(std::size_t offset) const {
  const auto grown = std::ranges::upper_bound(widened_, offset) - widened_.begin();
  return skipped_ + offset - static_cast<std::size_t>(grown);
}

GbkText GbkText::read(std::string_view bytes, std::size_t skipped) {
  GbkText result;
  std::string out;
  out.reserve(bytes.size() + bytes.size() / 4);
  for (std::size_t at = 0; at < bytes.size();) {
    if (Byte(bytes[at]) < 0x80) {
      const std::size_t run = std::max<std::size_t>(1, ascii_words(bytes, at));
      out += bytes.substr(at, run);
      at += run;
      continue;
    }
    const auto entry = gbk_entry(Byte(bytes[at]), at + 1 < bytes.size() ? Byte(bytes[at + 1]) : 0);
    if (entry.code_point == 0) {
      result.first_bad = at;
      return result;
    }
    if (!entry.in_gb2312 && !result.first_extension) result.first_extension = at;
    if (append_utf8(out, entry.code_point) == 3) {
      result.text.widened_.push_back(static_cast<std::uint32_t>(out.size()));
    }
    at += 2;
  }
  result.text.owned_ = std::move(out);
  result.text.skipped_ = skipped;
  return result;
}

std::string_view name_of(Encoding encoding) {
  switch (encoding) {
    case Encoding::ascii: return "ascii";
    case Encoding::gb2312: return "gb2312";
    case Encoding::gbk: return "gbk";
    case Encoding::utf8: return "utf8";
    case Encoding::unreadable: return "unreadable";
  }
  return "unreadable";
}

}  // namespace headframe::wire
