// The districts and counties that reports draw under the mines.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace headframe::sim::report {

struct Position {
  double longitude = 0, latitude = 0;
};

struct County {
  std::string name;
  Position label;
  std::vector<std::vector<Position>> rings;
};

/// Reads a GeoJSON FeatureCollection of polygons with `name` and `label_point`. Throws
/// std::runtime_error that names the file and what it lacks.
std::vector<County> read_counties(const std::filesystem::path& path);

/// The ring without the points that lie within `tolerance` (in degrees) of the line between their
/// neighbours (Douglas and Peucker); first and last stay.
std::vector<Position> simplified(const std::vector<Position>& ring, double tolerance);

}  // namespace headframe::sim::report
