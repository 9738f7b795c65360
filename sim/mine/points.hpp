// The point table of one installation: what the mine's system calls its points.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "sim/mine/codes.hpp"
#include "sim/mine/description.hpp"
#include "sim/plant/layout.hpp"

namespace headframe::sim::mine {

/// One point. All texts are in the encoding of the installation's files.
struct PointRow {
  std::uint32_t truth = 0;   // number in the plant's layout
  plant::Quantity quantity = plant::Quantity::methane;
  PointKind kind = PointKind::analog;
  int decimals = 0;
  std::string id, substation;          // as written
  std::string sensor;                  // type code of the dialect
  std::string type_name, place, area, unit, off_text, on_text;
  std::string breaker;                 // id of the breaker that this point's cut-off drives, or empty
  std::uint32_t breaker_row = 0;       // feed points: the row whose order they mirror; else own row
  double range_low = 0, range_high = 0;
  plant::Limits limits;
};

struct SubstationRow {
  std::string id, location;
  double x = 0, y = 0, z = 0;          // CGCS2000 metres
};

struct PointTable {
  std::string mine_code;               // as in ids: 20 characters in old ones, 12 elsewhere
  std::string name_code;               // as in file names
  std::string mine_name;               // in the encoding of the files
  Encoding encoding = Encoding::utf8;
  std::vector<PointRow> rows;          // in the plant's order: row i is truth i
  std::vector<SubstationRow> substations;
};

/// Old ids are code + sss + letter + port ("001A03"; cumulative ones Q + number + 01), upgraded ones
/// code + 01 + MN|KG|LJ + type + 4 digits, national ones the same with 6 digits. A renumbering moves
/// substation or running numbers so that an old id may come to mean another sensor. Throws
/// std::invalid_argument for a code that is not 12 digits.
PointTable make_points(const std::string& code, const std::string& name,
                       const Installation& installation, const plant::Layout& layout);

/// 410183000001 as the 20 characters of GA: division, eight zeros, number (domain.md §1.6).
std::string old_mine_code(const std::string& code);

}  // namespace headframe::sim::mine
