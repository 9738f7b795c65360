// Strict character sets. Old systems write GB2312, the others UTF-8; a byte that fits neither is
// reported with its offset and never replaced. The two-byte table is generated at build time from
// glibc's, so that decoding needs no file, no locale and no conversion state at run time.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "platform/wire/records.hpp"

namespace headframe::wire {

/// The offset of the first byte that is not UTF-8 (RFC 3629: no overlong forms, no surrogates,
/// nothing above U+10FFFF, no truncated tail); nothing when all is well.
std::optional<std::size_t> first_bad_utf8(std::string_view bytes);

bool is_ascii(std::string_view bytes);

/// Text in UTF-8 that remembers where each character stood in the file as received.
class Text {
 public:
  /// `bytes` are UTF-8 already, and must outlive the text. `skipped` bytes came before them.
  static Text of_utf8(std::string_view bytes, std::size_t skipped);

  std::string_view utf8() const { return owned_.empty() ? view_ : std::string_view{owned_}; }
  /// Offset in the file of the character at `offset` of utf8().
  std::uint64_t file_offset(std::size_t offset) const;

 private:
  friend struct GbkText;
  std::string_view view_;
  std::string owned_;
  std::vector<std::uint32_t> widened_;  // ends, in UTF-8, of characters that grew by one byte
  std::size_t skipped_ = 0;
};

/// What reading as GBK gave. GB2312 is the part of GBK that AQ-era systems promise; the rest of
/// GBK ("extension") is read too and reported.
struct GbkText {
  Text text;
  std::optional<std::size_t> first_bad;        // offset in the bytes; the text is then empty
  std::optional<std::size_t> first_extension;  // offset of the first character outside GB2312

  static GbkText read(std::string_view bytes, std::size_t skipped);
};

std::string_view name_of(Encoding encoding);

}  // namespace headframe::wire
