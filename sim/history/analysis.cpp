#include "sim/history/analysis.hpp"

#include <algorithm>
#include <utility>

namespace headframe::sim::history {
namespace {

constexpr std::size_t fewest_for_a_law = 2;

Part part_of(std::span<const Spell> spells) {
  Part part;
  part.spells = spells.size();
  part.events = failures(spells);
  part.exposure_h = exposure(spells);
  part.rate = rate_of(spells);
  for (const Family family : {Family::weibull, Family::lognormal, Family::exponential})
    if (auto fitted = fit(family, spells)) part.candidates.push_back(*fitted);
  std::ranges::sort(part.candidates, {}, [](const Fitted& f) { return std::pair(f.aic, f.law.family); });
  return part;
}

/// A component's life is a Weibull law, of which a constant rate is one; a repair may have any.
bool can_be_a_life(const Fitted& fitted) { return fitted.law.family != Family::lognormal; }
bool can_be_a_repair(const Fitted&) { return true; }

template <class Can>
void choose(Part& part, Can can, std::span<const Spell> spells, const Again& again,
            const Settings& settings) {
  const auto best = std::ranges::find_if(part.candidates, can);
  if (part.events < fewest_for_a_law || best == part.candidates.end()) return;
  part.chosen = *best;
  part.goodness = goodness_of(best->law, spells, again, settings.samples, settings.seed);
}

bool failed_twice(const std::map<std::string, Unit>& units) {
  return std::ranges::any_of(units, [](const auto& entry) { return entry.second.outages.size() > 1; });
}

KindHistory history_of(const std::string& kind, const std::map<std::string, Unit>& units,
                       const Settings& settings) {
  const Spells spells = spells_of(units, settings.reading);
  KindHistory history{kind, units.size(), spells.blips, part_of(spells.lives),
                      part_of(spells.repairs), {}};
  choose(history.lives, can_be_a_life, spells.lives,
         lives_again(units, settings.reading, spells.repairs), settings);
  choose(history.repairs, can_be_a_repair, spells.repairs, repairs_again(units, settings.reading),
         settings);
  if (!failed_twice(units)) return history;
  for (const double share : {0.0, 0.5, 1.0}) {
    const auto lives = spells_of(units, {settings.reading.blips, share}).lives;
    if (const auto law = likeliest(Family::weibull, lives))
      history.leaving.push_back({share, log_likelihood(*law, lives)});
  }
  return history;
}

}  // namespace

std::vector<KindHistory> analyse(const Log& log, const Settings& settings) {
  std::vector<KindHistory> histories;
  for (const auto& [kind, units] : log) histories.push_back(history_of(kind, units, settings));
  return histories;
}

}  // namespace headframe::sim::history
