#include "sim/compatibility/matrix.hpp"

#include <algorithm>
#include <charconv>
#include <optional>
#include <stdexcept>

#include <fmt/format.h>

namespace headframe::sim::compatibility {
namespace {

constexpr std::string_view heading =
    "receiver,dialect,deviation,effect,lost,misconverted,why,named";
constexpr std::size_t columns = 8;

constexpr std::string_view effects[] = {"fine", "misconverted", "dark"};
constexpr std::string_view dialects[] = {"ga", "gb", "gc"};
constexpr std::string_view receivers[] = {"2014", "current"};

template <std::size_t n>
std::optional<std::size_t> index_of(const std::string_view (&names)[n], std::string_view text) {
  const auto found = std::ranges::find(names, text);
  if (found == std::end(names)) return std::nullopt;
  return static_cast<std::size_t>(found - std::begin(names));
}

std::optional<double> share_from(std::string_view text) {
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size() || value < 0 || value > 1)
    return std::nullopt;
  return value;
}

std::vector<std::string_view> split(std::string_view line, char at) {
  std::vector<std::string_view> parts;
  for (;;) {
    const auto end = line.find(at);
    parts.push_back(line.substr(0, end));
    if (end == line.npos) return parts;
    line.remove_prefix(end + 1);
  }
}

/// What was expected when the line is no cell.
std::expected<Cell, std::string> cell_from(std::string_view line) {
  const auto parts = split(line, ',');
  if (parts.size() != columns) return std::unexpected(fmt::format("{} columns", columns));
  const auto receiver = index_of(receivers, parts[0]);
  if (!receiver) return std::unexpected("a receiver, 2014 or current");
  const auto dialect = index_of(dialects, parts[1]);
  if (!dialect) return std::unexpected("a dialect, ga, gb or gc");
  const auto lost = share_from(parts[4]), misconverted = share_from(parts[5]);
  if (!lost || !misconverted) return std::unexpected("shares from 0 to 1");
  Cell cell{static_cast<Receiver>(*receiver), static_cast<Dialect>(*dialect), std::string(parts[2]),
            *lost, *misconverted, std::string(parts[6]), std::string(parts[7])};
  if (name(cell.effect()) != parts[3])
    return std::unexpected(fmt::format("the effect {} of these shares", name(cell.effect())));
  return cell;
}

}  // namespace

Effect Cell::effect() const {
  if (lost > 0.5) return Effect::dark;
  return lost > 0 || misconverted > 0 ? Effect::misconverted : Effect::fine;
}

std::string_view name(Effect effect) { return effects[static_cast<std::size_t>(effect)]; }
std::string_view name(Receiver receiver) { return receivers[static_cast<std::size_t>(receiver)]; }
std::string_view name(Dialect dialect) { return dialects[static_cast<std::size_t>(dialect)]; }

Matrix::Matrix(std::vector<Cell> cells) : cells_(std::move(cells)) {
  for (std::size_t i = 0; i < cells_.size(); ++i)
    places_[{cells_[i].receiver, cells_[i].dialect, cells_[i].deviation}] = i;
}

std::expected<Matrix, std::string> Matrix::from_csv(std::string_view text, const std::string& file) {
  std::vector<Cell> cells;
  std::size_t number = 0;
  while (!text.empty()) {
    const auto end = std::min(text.find('\n'), text.size());
    const auto line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    ++number;
    if (number == 1) {
      if (line == heading) continue;
      return std::unexpected(fmt::format("{}:1:1: another heading; expected {}", file, heading));
    }
    auto cell = cell_from(line);
    if (!cell)
      return std::unexpected(
          fmt::format("{}:{}:1: no cell '{}'; expected {}", file, number, line, cell.error()));
    cells.push_back(std::move(*cell));
  }
  return Matrix(std::move(cells));
}

std::string Matrix::to_csv() const {
  std::string out(heading);
  out += '\n';
  for (const Cell& c : cells_)
    out += fmt::format("{},{},{},{},{:.6f},{:.6f},{},{}\n", name(c.receiver), name(c.dialect),
                       c.deviation, name(c.effect()), c.lost, c.misconverted, c.why, c.named);
  return out;
}

const Cell* Matrix::find(Receiver receiver, Dialect dialect, std::string_view deviation) const {
  const auto place = places_.find({receiver, dialect, std::string(deviation)});
  return place == places_.end() ? nullptr : &cells_[place->second];
}

Effect Matrix::effect(Receiver receiver, Dialect dialect,
                      std::span<const std::string> deviations) const {
  const auto of = [&](std::string_view deviation) {
    const Cell* cell = find(receiver, dialect, deviation);
    if (cell == nullptr)
      throw std::out_of_range(fmt::format("the compatibility of {} × {} × {} was not measured",
                                          name(receiver), name(dialect), deviation));
    return cell->effect();
  };
  if (deviations.empty()) return of("");
  Effect worst = Effect::fine;
  for (const std::string& deviation : deviations) worst = std::max(worst, of(deviation));
  return worst;
}

}  // namespace headframe::sim::compatibility
