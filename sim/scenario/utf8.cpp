#include "sim/scenario/utf8.hpp"

#include <fmt/format.h>

namespace headframe::sim::scenario {
namespace {

/// Bytes of the well-formed character at the beginning of `text` (Unicode 15, table 3-7); 0 when
/// there is none.
std::size_t character_size(std::string_view text) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const auto lead = byte(0);
  if (lead < 0x80) return 1;
  const std::size_t size = lead >= 0xC2 && lead < 0xE0 ? 2 : (lead & 0xF0U) == 0xE0 ? 3 : 4;
  if (lead < 0xC2 || lead > 0xF4 || text.size() < size) return 0;
  for (std::size_t i = 1; i < size; ++i)
    if ((byte(i) & 0xC0U) != 0x80U) return 0;
  const bool overlong = (lead == 0xE0 && byte(1) < 0xA0) || (lead == 0xF0 && byte(1) < 0x90);
  const bool surrogate = lead == 0xED && byte(1) > 0x9F;
  const bool too_large = lead == 0xF4 && byte(1) > 0x8F;
  return overlong || surrogate || too_large ? 0 : size;
}

}  // namespace

std::optional<Problem> wrong_encoding(std::string_view text, const std::string& file) {
  Mark mark{nullptr, 1, 1};
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t size = character_size(text.substr(at));
    if (size == 0) {
      mark.file = std::make_shared<const std::string>(file);
      return Problem{mark, fmt::format("not UTF-8: byte 0x{:02X}; expected a file saved as UTF-8",
                                       static_cast<unsigned char>(text[at]))};
    }
    const bool line_ends = text[at] == '\n';
    mark.line += line_ends ? 1 : 0;
    mark.column = line_ends ? 1 : mark.column + 1;
    at += size;
  }
  return std::nullopt;
}

}  // namespace headframe::sim::scenario
