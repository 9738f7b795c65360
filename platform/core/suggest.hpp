// "Did you mean …?" for names that people type: parameters, members of a body, configuration keys.
#pragma once

#include <algorithm>
#include <cstddef>
#include <numeric>
#include <string>
#include <string_view>
#include <vector>

namespace headframe::core {

/// Insertions, deletions and substitutions between two words (Levenshtein 1966), in bytes.
inline std::size_t edit_distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t diagonal = row[0];
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t above = row[j];
      const std::size_t replaced = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
      row[j] = std::min({above + 1, row[j - 1] + 1, replaced});
      diagonal = above;
    }
  }
  return row[b.size()];
}

/// The known word nearest to `word`, or nothing when none is near enough to be a slip: at most a
/// third of the letters wrong, and at least one slip is always forgiven.
template <class Names>
std::string nearest(std::string_view word, const Names& known) {
  std::string best;
  std::size_t best_distance = std::max<std::size_t>(1, word.size() / 3) + 1;
  for (const auto& name : known) {
    const std::size_t distance = edit_distance(word, name);
    if (distance < best_distance) {
      best_distance = distance;
      best = name;
    }
  }
  return best;
}

/// ", did you mean 'limit'?" or nothing.
template <class Names>
std::string suggestion(std::string_view word, const Names& known) {
  const std::string best = nearest(word, known);
  return best.empty() ? std::string{} : ", did you mean '" + best + "'?";
}

}  // namespace headframe::core
