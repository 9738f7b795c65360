// What GC files share: the header and its variants (domain.md §1.4).
#pragma once

#include <cstdint>

#include "platform/wire/dialects/decoding.hpp"

namespace headframe::wire::dialects {

/// Where the parts of a header stand, counted from 1; 0 means that the header has none.
struct HeaderLayout {
  std::uint32_t fields = 3;
  std::uint32_t model = 0, system = 0, vendor = 0, approved = 0;
  std::uint32_t time = 3;
};

/// code;name;…;time. False: refused, and the file says why.
bool read_gc_header(Decoding& decoding, const HeaderLayout& layout);

/// The mine named in the header must be the one whose folder and name the file carries.
bool check_header_mine(Decoding& decoding, std::uint32_t field, std::string_view mine);

}  // namespace headframe::wire::dialects
