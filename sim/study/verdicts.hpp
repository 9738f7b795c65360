// What may be concluded from a comparison, and in how many words.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "sim/study/comparison.hpp"

namespace headframe::sim::study {

/// Of an option's normal day rate beside the first one's: `unclear` when the interval of the difference
/// contains 0, `same` when the two never parted.
enum class Standing { better, worse, unclear, same };
Standing standing_of(const Estimate& difference);

/// By the normal day rate.
struct Answer {
  std::vector<std::size_t> order;            // options but the first, the greatest gain first
  std::optional<std::size_t> best;           // the first in that order, when it is better
  std::optional<std::size_t> best_single;    // the same among those that contain no other option
  std::vector<std::size_t> no_visible_gain;  // not better, in the order written
};
Answer answer_of(std::span<const Option> options, const Comparison& comparison);

}  // namespace headframe::sim::study
