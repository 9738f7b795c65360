// Variants of a file laid over it together, as a bureau would buy them.
#pragma once

#include <expected>
#include <string>
#include <vector>

#include "sim/scenario/compose.hpp"
#include "sim/scenario/node.hpp"
#include "sim/scenario/scenario.hpp"

namespace headframe::sim::scenario {

class Combinations {
 public:
  /// The file has been loaded without a problem (load_scenario), and has variants.
  Combinations(const std::string& path, const ReadFile& read = read_disk_file);

  /// The file with all these variants over it; none of them: the file itself. `id` joins their names
  /// by '+'. Two that say different things of the same are a problem that names both places.
  std::expected<Variant, std::vector<Problem>> together(
      const std::vector<std::string>& variants) const;

 private:
  ReadFile read_;
  Node document_, variants_;
};

}  // namespace headframe::sim::scenario
