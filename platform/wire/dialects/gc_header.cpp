#include "platform/wire/dialects/gc_header.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "platform/wire/number.hpp"

namespace headframe::wire::dialects {

bool check_header_mine(Decoding& decoding, std::uint32_t field, std::string_view mine) {
  const auto& codes = decoding.context().mapping.mine_codes;
  const bool known = mine == decoding.name().mine || mine == decoding.context().mine ||
                     std::ranges::find(codes, mine) != codes.end();
  if (!known) decoding.refuse_header(field, {"other-mine", decoding.name().mine});
  return known;
}

bool read_gc_header(Decoding& decoding, const HeaderLayout& layout) {
  const auto& cells = decoding.cells();
  const bool closed = cells.size() == layout.fields + 1 && cells.back().empty();
  if (cells.size() != layout.fields && !closed) {
    decoding.refuse_header(0, {"bad-header", fmt::format("{} fields", layout.fields)});
    return false;
  }
  if (closed) decoding.deviate_file("header-closing-semicolon");
  auto& header = decoding.header();
  const auto cell = [&](std::uint32_t field) {
    return std::string{field == 0 ? std::string_view{} : cells[field - 1]};
  };
  header.mine = cell(1);
  header.mine_name = cell(2);
  header.system_model = cell(layout.model);
  header.system_name = cell(layout.system);
  header.vendor = cell(layout.vendor);
  if (layout.approved != 0) {
    header.approved_people = parse_count(cells[layout.approved - 1]);
    if (!header.approved_people) {
      decoding.refuse_header(layout.approved, {"bad-header", "the approved number of people"});
      return false;
    }
  }
  return check_header_mine(decoding, 1, header.mine) && decoding.read_header_time(layout.time);
}

}  // namespace headframe::wire::dialects
