// A mix of causes: one way in which the observed figures may have come about. Indicators do not
// tell the split of causes (reliability.md §5.5), so a comparison is carried through several.
#pragma once

#include <array>
#include <cstdint>
#include <expected>
#include <string>
#include <string_view>
#include <vector>

#include "sim/equipment/inventory.hpp"
#include "sim/scenario/problem.hpp"
#include "sim/scenario/scenario.hpp"

namespace headframe::sim::study {

/// What the observed figures do not say.
enum class Unknown : std::uint8_t { hardware, software, line, upgrade, redundancy, count };
inline constexpr auto unknowns = static_cast<std::size_t>(Unknown::count);
std::string_view key_of(Unknown unknown);

struct Mix {
  std::string id;
  /// What the rates of each cause are multiplied by beside calibration.rate; of redundancy 1 when it
  /// works, 0 when the first failure of a redundant group of the centre takes it down.
  std::array<double, unknowns> is{1, 1, 1, 1, 1};
  scenario::Calibration calibration;
  // With which the mix was accepted; not read back.
  double normal_day_rate = 0, hardware_jobs = 0, faults = 0;

  double operator[](Unknown unknown) const { return is[static_cast<std::size_t>(unknown)]; }
  double& operator[](Unknown unknown) { return is[static_cast<std::size_t>(unknown)]; }
};

/// The scenario's equipment under the mix. What was measured keeps its life.
equipment::Inventory inventory_of(const scenario::Scenario& scenario, const Mix& mix);

/// CSV with a header; numbers with as many digits as they need.
std::string mixes_csv(const std::vector<Mix>& mixes);
std::expected<std::vector<Mix>, std::vector<scenario::Problem>> read_mixes(const std::string& file,
                                                                           const std::string& text);

}  // namespace headframe::sim::study
