#include "sim/report/map.hpp"

#include <algorithm>
#include <fstream>
#include <nlohmann/json.hpp>
#include <stdexcept>
#include <utility>

namespace headframe::sim::report {
namespace {

Position position(const nlohmann::json& pair) {
  return {pair.at(0).get<double>(), pair.at(1).get<double>()};
}

void add_polygon(County& county, const nlohmann::json& rings) {
  for (const auto& ring : rings) {
    auto& points = county.rings.emplace_back();
    for (const auto& pair : ring) points.push_back(position(pair));
  }
}

County county(const nlohmann::json& feature) {
  const auto& properties = feature.at("properties");
  County result{properties.at("name").get<std::string>(), position(properties.at("label_point")),
                {}};
  const auto& geometry = feature.at("geometry");
  if (geometry.at("type") == "MultiPolygon") {
    for (const auto& polygon : geometry.at("coordinates")) add_polygon(result, polygon);
  } else {
    add_polygon(result, geometry.at("coordinates"));
  }
  return result;
}

/// Of a point from the segment a-b.
double distance_squared(Position p, Position a, Position b) {
  const double dx = b.longitude - a.longitude, dy = b.latitude - a.latitude;
  const double length = dx * dx + dy * dy;
  const double along =
      length > 0 ? ((p.longitude - a.longitude) * dx + (p.latitude - a.latitude) * dy) / length : 0;
  const double t = std::clamp(along, 0.0, 1.0);
  const double ex = p.longitude - (a.longitude + t * dx), ey = p.latitude - (a.latitude + t * dy);
  return ex * ex + ey * ey;
}

}  // namespace

std::vector<County> read_counties(const std::filesystem::path& path) {
  std::ifstream file(path);
  if (!file) throw std::runtime_error(path.string() + ": cannot be read");
  try {
    std::vector<County> counties;
    const auto collection = nlohmann::json::parse(file);
    for (const auto& feature : collection.at("features")) counties.push_back(county(feature));
    return counties;
  } catch (const nlohmann::json::exception& error) {
    throw std::runtime_error(path.string() + ": " + error.what());
  }
}

std::vector<Position> simplified(const std::vector<Position>& ring, double tolerance) {
  if (ring.size() < 3) return ring;
  std::vector<bool> keep(ring.size(), false);
  // A closed ring begins where it ends; the farthest point splits it into two open halves.
  keep.front() = keep.back() = true;
  std::vector<std::pair<std::size_t, std::size_t>> open{{0, ring.size() - 1}};
  while (!open.empty()) {
    const auto [first, last] = open.back();
    open.pop_back();
    double worst = tolerance * tolerance;
    std::size_t split = 0;
    for (std::size_t i = first + 1; i < last; ++i) {
      const double distance = distance_squared(ring[i], ring[first], ring[last]);
      if (distance > worst) {
        worst = distance;
        split = i;
      }
    }
    if (split == 0) continue;
    keep[split] = true;
    open.emplace_back(first, split);
    open.emplace_back(split, last);
  }
  std::vector<Position> result;
  for (std::size_t i = 0; i < ring.size(); ++i) {
    if (keep[i]) result.push_back(ring[i]);
  }
  return result;
}

}  // namespace headframe::sim::report
