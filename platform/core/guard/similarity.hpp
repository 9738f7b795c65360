// How alike two points are, by where they are and what they measure.
#pragma once

#include <string_view>
#include <vector>

#include "platform/core/guard/finding.hpp"
#include "platform/core/guard/guard.hpp"

namespace headframe::core {

/// Share of equal pairs of neighbouring characters (Dice), 0 to 1, after dropping blanks and the
/// stray marks that real names carry ("&…&掘进工作面" suffixes, "。"; domain.md §1.4.6).
double text_similarity(std::string_view a, std::string_view b);

/// Environment methane in its three national types counts as one gas.
bool is_methane(std::string_view sensor);
bool is_carbon_monoxide(std::string_view sensor);

/// Place weighs half, type three tenths, name two tenths; what one side does not say is left out.
/// Different known gases or types are never alike.
double point_similarity(const PointMemory& a, const PointMemory& b);

/// Those that went paired with those that came: each at most once, only clear winners.
std::vector<PointMatch> match_points(const std::map<std::string, PointMemory>& gone,
                                     const std::map<std::string, PointMemory>& come,
                                     const GuardLimits& limits);

}  // namespace headframe::core
