#include "sim/plant/layout.hpp"

#include <stdexcept>

#include <fmt/format.h>

namespace headframe::sim::plant {
namespace {

constexpr std::uint32_t points_per_face = 9, points_per_heading = 6, points_of_mains = 5;
constexpr std::uint16_t points_per_substation = 16;  // ports of one substation

Limits high_limit(double alarm) { return {alarm, alarm, {}, {}, {}, {}}; }
Limits wind_limits() { return {{}, {}, {}, {}, 0.25, 0.25}; }

class Builder {
 public:
  explicit Builder(Layout& layout) : layout_(layout) {}

  void face(std::int16_t w) {
    const std::string& at = layout_.workings[static_cast<std::size_t>(w)].name;
    methane(w, at + "上隅角T0", MethanePlace::corner, 1.35);
    methane(w, at + "T1", MethanePlace::face, 1.0);
    methane(w, at + "回风巷T2", MethanePlace::face_return, 0.9);
    add({Quantity::carbon_monoxide, w, 0, 1, 0, 1000, at + "回风巷CO", high_limit(24)});
    add({Quantity::wind, w, 0, 1.6, 0, 15, at + "回风巷风速", wind_limits()});
    add({Quantity::temperature, w, 0, 24, 0, 100, at + "温度", high_limit(30)});
    add({Quantity::breaker, w, 0, 1, 0, 1, at + "断电器", {}});
    add({Quantity::feed, w, 0, 1, 0, 1, at + "馈电器", {}});
    add({Quantity::equipment, w, 0, 1, 0, 1, at + "采煤机开停", {}});
  }

  void heading(std::int16_t w) {
    const std::string& at = layout_.workings[static_cast<std::size_t>(w)].name;
    methane(w, at + "T1", MethanePlace::heading, 0.8);
    methane(w, at + "回风流T2", MethanePlace::heading_return, 0.7);
    add({Quantity::local_fan, w, 0, 1, 0, 1, at + "局部通风机", {}});
    add({Quantity::duct, w, 0, 1, 0, 1, at + "风筒", {}});
    add({Quantity::breaker, w, 0, 1, 0, 1, at + "断电器", {}});
    add({Quantity::feed, w, 0, 1, 0, 1, at + "馈电器", {}});
  }

  void mains() {
    methane(-1, "总回风巷", MethanePlace::return_airway, 0.45);
    add({Quantity::wind, -1, 0, 5.5, 0, 15, "总回风巷风速", wind_limits()});
    add({Quantity::main_fan, -1, 0, 1, 0, 1, "主通风机", {}});
    add({Quantity::negative_pressure, -1, 0, 1.8, 0, 5, "主通风机风硐负压", {}});
    add({Quantity::production, -1, 0, 1, 0, 99999, "主运皮带产量", {}});
  }

  /// Further airways, in a fixed turn, until the mine has its number of points.
  void airways() {
    for (std::uint32_t n = 0; layout_.points.size() < layout_.size.points; ++n) {
      const std::string at = fmt::format("{}采区{:02}号巷", 11 + n / 60, 1 + n / 6);
      switch (n % 6) {
        case 0: methane(-1, at + "回风", MethanePlace::return_airway, 0.6); break;
        case 1: add({Quantity::wind, -1, 0, 2.4, 0, 15, at + "风速", wind_limits()}); break;
        case 2: add({Quantity::temperature, -1, 0, 21, 0, 100, at + "温度", high_limit(34)}); break;
        case 3: add({Quantity::carbon_monoxide, -1, 0, 0.7, 0, 1000, at + "CO", high_limit(24)}); break;
        case 4: add({Quantity::door, -1, 0, 1, 0, 1, at + "风门", {}}); break;
        default: add({Quantity::equipment, -1, 0, 1, 0, 1, at + "皮带开停", {}}); break;
      }
    }
  }

 private:
  void methane(std::int16_t w, std::string place, MethanePlace kind, double level) {
    add({Quantity::methane, w, 0, level, 0, 4, std::move(place), methane_limits(kind)});
  }
  void add(PointSpec point) {
    point.substation =
        static_cast<std::uint16_t>(1 + layout_.points.size() / points_per_substation);
    layout_.points.push_back(std::move(point));
  }

  Layout& layout_;
};

void add_areas(Layout& layout) {
  const std::uint32_t all = layout.size.people_per_shift;
  layout.areas.push_back({AreaType::portal, "副井口", all * 2});
  layout.areas.push_back({AreaType::other, "井底车场及大巷", all * 2});
  const auto count = static_cast<std::uint32_t>(layout.workings.size());
  for (const Working& w : layout.workings)
    layout.areas.push_back({AreaType::key, w.name, all / (count == 0 ? 1 : count) + 12});
  layout.areas.push_back({AreaType::restricted, "盲巷及采空区", 0});
  for (std::uint16_t a = 0; a < layout.areas.size(); ++a)
    for (const char* part : {"入口", "内部"})
      layout.readers.push_back({a, layout.areas[a].name + part + "读卡分站"});
}

}  // namespace

Limits methane_limits(MethanePlace place) {
  switch (place) {
    case MethanePlace::corner:
    case MethanePlace::face:
    case MethanePlace::heading: return {1.0, 1.0, 1.5, 1.0, {}, {}};
    case MethanePlace::face_return:
    case MethanePlace::heading_return: return {1.0, 1.0, 1.0, 1.0, {}, {}};
    case MethanePlace::return_airway: return {1.0, 1.0, {}, {}, {}, {}};
    case MethanePlace::intake: return {0.5, 0.5, 0.5, 0.5, {}, {}};
  }
  throw std::invalid_argument("methane_limits: unknown place");
}

std::uint32_t core_points(std::uint32_t faces, std::uint32_t headings) {
  return faces * points_per_face + headings * points_per_heading + points_of_mains;
}

Layout make_layout(const LayoutTemplate& size) {
  if (size.points < core_points(size.faces, size.headings))
    throw std::invalid_argument(fmt::format("{} points do not suffice for {} faces and {} headings: {}",
                                            size.points, size.faces, size.headings,
                                            core_points(size.faces, size.headings)));
  Layout layout;
  layout.size = size;
  for (std::uint32_t i = 0; i < size.faces; ++i)
    layout.workings.push_back({WorkingKind::face, fmt::format("{}采煤工作面", 11011 + 10 * i)});
  for (std::uint32_t i = 0; i < size.headings; ++i)
    layout.workings.push_back({WorkingKind::heading, fmt::format("{}掘进工作面", 12011 + 10 * i)});

  Builder build(layout);
  for (std::uint32_t i = 0; i < layout.workings.size(); ++i)
    i < size.faces ? build.face(static_cast<std::int16_t>(i))
                   : build.heading(static_cast<std::int16_t>(i));
  build.mains();
  build.airways();
  layout.substations = layout.points.back().substation;
  add_areas(layout);
  return layout;
}

}  // namespace headframe::sim::plant
