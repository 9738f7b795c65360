// The state of a substation (FZSS) and of a reader (JZSS): one layout, domain.md §1.4.
#pragma once

#include "platform/wire/dialects/fields.hpp"

namespace headframe::wire::dialects {

inline Checked read_link(Decoding&, std::string_view cell, StationState& out) {
  using Link = StationState::Link;
  if (cell == "0") return out.link = Link::ok, Checked{};
  if (cell == "1") return out.link = Link::interrupted, Checked{};
  if (cell == "2") return out.link = Link::fault, Checked{};
  if (cell == "9") return out.link = Link::unknown, Checked{};
  return Fault{"unknown-station-state", "0, 1, 2 or 9"};
}

inline Checked read_power(Decoding&, std::string_view cell, StationState& out) {
  using Power = StationState::Power;
  if (cell == "0") return out.power = Power::battery, Checked{};
  if (cell == "1") return out.power = Power::mains, Checked{};
  if (cell == "2") return out.power = Power::fault, Checked{};
  if (cell == "9") return out.power = Power::unknown, Checked{};
  return Fault{"unknown-station-state", "0, 1, 2 or 9"};
}

inline constexpr Field<StationState> station_fields[] = {
    point<&StationState::station>("分站/基站编码", "substation or reader"),
    {"运行状态", "link: 0 ok, 1 interrupted, 2 fault, 9 unknown", Need::required, &read_link},
    {"供电状态", "power: 0 battery, 1 mains, 2 fault, 9 unknown", Need::required, &read_power},
    time<&StationState::time>("数据时间", "time of data"),
};

inline constexpr Layout<StationState> station_layout{station_fields};

}  // namespace headframe::wire::dialects
