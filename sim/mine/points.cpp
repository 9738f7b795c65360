#include "sim/mine/points.hpp"

#include <algorithm>
#include <cctype>
#include <map>
#include <stdexcept>
#include <utility>

#include <fmt/format.h>

#include "sim/mine/conventions.hpp"
#include "sim/mine/text.hpp"

namespace headframe::sim::mine {
namespace {

/// Renumbering steps; 37 is prime to the usual table sizes, so that ids collide in a shifted way.
constexpr std::uint32_t number_step = 37, substation_step = 40;

constexpr std::pair<dialect::Gas, plant::Quantity> gases[] = {
    {dialect::Gas::methane, plant::Quantity::methane},
    {dialect::Gas::carbon_monoxide, plant::Quantity::carbon_monoxide}};

/// The type that the installation writes for a sensor.
const SensorType& written_type(plant::Quantity quantity, const Conventions& conventions) {
  const auto gas = std::ranges::find(gases, quantity, [](const auto& g) { return g.second; });
  if (gas == std::end(gases)) return sensor_type(quantity);
  const auto other = conventions.types_written_as.find(gas->first);
  if (other == conventions.types_written_as.end()) return sensor_type(quantity);
  return sensor_type(
      std::ranges::find(gases, other->second, [](const auto& g) { return g.first; })->second);
}

std::string type_code(const SensorType& type, dialect::TypeCodes codes) {
  switch (codes) {
    case dialect::TypeCodes::old: return fmt::format("{}", type.old_type);
    case dialect::TypeCodes::national: return std::string(type.national);
    case dialect::TypeCodes::national_number:
      return std::string(type.national.substr(type.national.find_first_not_of('0')));
  }
  throw std::logic_error("type_code: unknown codes");
}

std::string name_code(const std::string& code, dialect::MineCode form) {
  switch (form) {
    case dialect::MineCode::twenty: return old_mine_code(code);
    case dialect::MineCode::twelve: return code;
    case dialect::MineCode::unset: return "未设置矿井编号";
  }
  throw std::logic_error("name_code: unknown form");
}

/// A breaker is a control in GA: it is what the substation switches.
char old_letter(plant::Quantity quantity, PointKind kind) {
  if (quantity == plant::Quantity::breaker) return 'C';
  return kind == PointKind::analog ? 'A' : 'D';
}

class Numbering {
 public:
  Numbering(const std::string& code, const Conventions& conventions)
      : code_(code), ids_(conventions.ids), round_(conventions.renumbering) {}

  std::string substation(std::uint32_t number) const {
    number += ids_ == dialect::PointIds::old ? round_ * substation_step : round_ * number_step;
    switch (ids_) {
      case dialect::PointIds::old: return fmt::format("{:03}", number % 1000);
      case dialect::PointIds::upgraded: return fmt::format("{}01DT4001{:04}", code_, number);
      case dialect::PointIds::national: return fmt::format("{}01DT4001{:06}", code_, number);
    }
    throw std::logic_error("Numbering: unknown form");
  }

  std::string point(const plant::PointSpec& spec, const SensorType& type, std::uint32_t truth) {
    const std::uint32_t number = truth + 1 + round_ * number_step;
    if (ids_ == dialect::PointIds::old) {
      if (type.kind == PointKind::cumulative) return fmt::format("{}Q{:03}01", code_, number % 1000);
      const char letter = old_letter(spec.quantity, type.kind);
      const std::uint32_t port = ++ports_[{spec.substation, letter}];
      return code_ + substation(spec.substation) + letter + fmt::format("{:02}", port);
    }
    const int digits = ids_ == dialect::PointIds::upgraded ? 4 : 6;
    return fmt::format("{}01{}{}{:0{}}", code_, value_type(type.kind), type.national, number, digits);
  }

 private:
  std::string code_;
  dialect::PointIds ids_;
  std::uint32_t round_;
  std::map<std::pair<std::uint32_t, char>, std::uint32_t> ports_;
};

std::string area_of(const plant::PointSpec& spec, const plant::Layout& layout) {
  if (spec.working < 0) return "井下大巷";
  return layout.workings[static_cast<std::size_t>(spec.working)].name;
}

void link_breakers(PointTable& table, const plant::Layout& layout) {
  std::map<std::int16_t, std::uint32_t> breakers;
  for (const PointRow& row : table.rows)
    if (row.quantity == plant::Quantity::breaker)
      breakers[layout.points[row.truth].working] = row.truth;
  for (PointRow& row : table.rows) {
    row.breaker_row = row.truth;
    const auto found = breakers.find(layout.points[row.truth].working);
    if (found == breakers.end()) continue;
    if (row.quantity == plant::Quantity::feed) row.breaker_row = found->second;
    if (row.limits.cut) row.breaker = table.rows[found->second].id;
  }
}

}  // namespace

std::string old_mine_code(const std::string& code) {
  return code.substr(0, 6) + "00000000" + code.substr(6);
}

PointTable make_points(const std::string& code, const std::string& name,
                       const Installation& installation, const plant::Layout& layout) {
  if (code.size() != 12 || !std::ranges::all_of(code, [](unsigned char c) { return std::isdigit(c); }))
    throw std::invalid_argument("a mine code has 12 digits: " + code);
  const Conventions conventions = conventions_of(installation);
  PointTable table;
  table.encoding = conventions.encoding;
  const auto text = [&](std::string_view utf8) { return encoded(utf8, table.encoding); };
  table.mine_code = conventions.ids == dialect::PointIds::old ? old_mine_code(code) : code;
  table.name_code = name_code(code, conventions.mine_code);
  table.mine_name = text(name);

  Numbering numbering(table.mine_code, conventions);
  for (std::uint32_t i = 0; i < layout.points.size(); ++i) {
    const plant::PointSpec& spec = layout.points[i];
    const SensorType& type = written_type(spec.quantity, conventions);
    PointRow row;
    row.truth = i;
    row.quantity = spec.quantity;
    row.kind = type.kind;
    row.decimals = sensor_type(spec.quantity).decimals;
    row.id = numbering.point(spec, type, i);
    row.substation = numbering.substation(spec.substation);
    row.sensor = type_code(type, conventions.type_codes);
    row.type_name = text(type.name);
    row.place = text(spec.place);
    row.area = text(area_of(spec, layout));
    row.unit = text(type.unit);
    row.off_text = text(type.off_text);
    row.on_text = text(type.on_text);
    row.range_low = spec.range_low;
    row.range_high = spec.range_high;
    row.limits = spec.limits;
    table.rows.push_back(std::move(row));
  }
  link_breakers(table, layout);
  for (std::uint32_t s = 1; s <= layout.substations; ++s)
    table.substations.push_back({numbering.substation(s), text(fmt::format("{}号分站", s)),
                                 3'805'000.0 + 120.0 * s, 38'410'000.0 + 80.0 * s, -150.0 - 2.0 * s});
  return table;
}

}  // namespace headframe::sim::mine
