#include "sim/mine/points.hpp"

#include <algorithm>
#include <cctype>
#include <map>
#include <stdexcept>
#include <utility>

#include <fmt/format.h>

#include "sim/mine/text.hpp"

namespace headframe::sim::mine {
namespace {

/// Renumbering steps; 37 is prime to the usual table sizes, so that ids collide in a shifted way.
constexpr std::uint32_t number_step = 37, substation_step = 40;

const SensorType& written_type(plant::Quantity quantity, bool swapped) {
  if (swapped && quantity == plant::Quantity::methane)
    quantity = plant::Quantity::carbon_monoxide;
  else if (swapped && quantity == plant::Quantity::carbon_monoxide)
    quantity = plant::Quantity::methane;
  return sensor_type(quantity);
}

/// A breaker is a control in GA: it is what the substation switches.
char old_letter(plant::Quantity quantity, PointKind kind) {
  if (quantity == plant::Quantity::breaker) return 'C';
  return kind == PointKind::analog ? 'A' : 'D';
}

class Numbering {
 public:
  Numbering(const std::string& code, const Installation& installation)
      : code_(code), dialect_(installation.dialect), round_(installation.deviations.renumbering) {}

  std::string substation(std::uint32_t number) const {
    number += dialect_ == Dialect::ga ? round_ * substation_step : round_ * number_step;
    switch (dialect_) {
      case Dialect::ga: return fmt::format("{:03}", number % 1000);
      case Dialect::gb: return fmt::format("{}01DT4001{:04}", code_, number);
      case Dialect::gc: return fmt::format("{}01DT4001{:06}", code_, number);
    }
    throw std::logic_error("Numbering: unknown dialect");
  }

  std::string point(const plant::PointSpec& spec, const SensorType& type, std::uint32_t truth) {
    const std::uint32_t number = truth + 1 + round_ * number_step;
    if (dialect_ == Dialect::ga) {
      if (type.kind == PointKind::cumulative) return fmt::format("{}Q{:03}01", code_, number % 1000);
      const char letter = old_letter(spec.quantity, type.kind);
      const std::uint32_t port = ++ports_[{spec.substation, letter}];
      return code_ + substation(spec.substation) + letter + fmt::format("{:02}", port);
    }
    const int digits = dialect_ == Dialect::gb ? 4 : 6;
    return fmt::format("{}01{}{}{:0{}}", code_, value_type(type.kind), type.national, number, digits);
  }

 private:
  std::string code_;
  Dialect dialect_;
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
  const bool old = installation.dialect == Dialect::ga;
  PointTable table;
  table.encoding = installation.deviations.encoding;
  if (table.encoding == Encoding::of_dialect)
    table.encoding = old ? Encoding::gb2312 : Encoding::utf8;
  const auto text = [&](std::string_view utf8) { return encoded(utf8, table.encoding); };
  table.mine_code = old ? old_mine_code(code) : code;
  table.mine_name = text(name);

  Numbering numbering(table.mine_code, installation);
  for (std::uint32_t i = 0; i < layout.points.size(); ++i) {
    const plant::PointSpec& spec = layout.points[i];
    const SensorType& type = written_type(spec.quantity, installation.deviations.swapped_gas_codes);
    PointRow row;
    row.truth = i;
    row.quantity = spec.quantity;
    row.kind = type.kind;
    row.decimals = sensor_type(spec.quantity).decimals;
    row.id = numbering.point(spec, type, i);
    row.substation = numbering.substation(spec.substation);
    row.sensor = old ? fmt::format("{}", type.old_type) : std::string(type.national);
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
