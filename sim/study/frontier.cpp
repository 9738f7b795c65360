#include "sim/study/frontier.hpp"

#include <algorithm>
#include <set>
#include <stdexcept>

#include "sim/equipment/from_scenario.hpp"
#include "sim/study/valuation.hpp"

namespace headframe::sim::study {
namespace {

using Parts = std::vector<std::string>;

constexpr std::size_t kept_of_a_size = 8;  // by the search

double better_by(Figure figure) {
  const bool lower =
      figure == Figure::mean_restoration_h || figure == Figure::repeat_fault_share;
  return lower ? -1 : 1;
}

std::vector<Parts> all_of(const Parts& parts) {
  std::vector<Parts> subsets;
  for (std::size_t mask = 0; mask < std::size_t{1} << parts.size(); ++mask) {
    Parts subset;
    for (std::size_t i = 0; i < parts.size(); ++i)
      if ((mask >> i & 1) != 0) subset.push_back(parts[i]);
    subsets.push_back(std::move(subset));
  }
  return subsets;
}

class Trial {
 public:
  Trial(const scenario::Combinations& all, const scenario::Scenario& scenario, const Plan& plan,
        const Watch& watch)
      : all_(all), scenario_(scenario), plan_(plan), watch_(watch) {}

  /// The packages of these parts, after the one that buys nothing; fewer when it was stopped.
  std::vector<Package> run(const std::vector<Parts>& tried) {
    std::vector<Option> options{option_of({})};
    for (const Parts& parts : tried) options.push_back(option_of(parts));
    const Comparison results = compare(options, scenario_.measures, {}, plan_, [this](const auto& so_far) {
      stopped_ = stopped_ || !watch_(so_far);
      return !stopped_;
    });
    std::vector<Package> packages;
    if (stopped_) return packages;
    for (std::size_t i = 1; i < options.size(); ++i)
      packages.push_back(package_of(tried[i - 1], options[i], results.options[i],
                                    results.options.front()));
    return packages;
  }

  bool stopped() const { return stopped_; }

 private:
  Option option_of(const Parts& parts) const {
    auto variant = all_.together(parts);
    if (!variant) throw std::invalid_argument(scenario::to_string(variant.error().front()));
    return {variant->id, {}, {}, equipment::make_inventory(variant->scenario),
            std::move(variant->scenario.cost)};
  }

  Package package_of(const Parts& parts, const Option& option, const OptionResult& result,
                     const OptionResult& nothing) const {
    Package package{parts, {}, {}, {}};
    package.bill = money::bill(*scenario_.money, option.cost, jobs_in_proportion(result, nothing));
    for (std::size_t f = 0; f < frontier_figures.size(); ++f) {
      package.value[f] = result[frontier_figures[f]].value();
      package.difference[f] = result[frontier_figures[f]].difference();
    }
    return package;
  }

  const scenario::Combinations& all_;
  const scenario::Scenario& scenario_;
  const Plan& plan_;
  const Watch& watch_;
  bool stopped_ = false;
};

double day_rate(const Package& package) { return package.value[0] ? package.value[0]->value : 0; }

/// Those that no cheaper one beats, the best few.
std::vector<Parts> worth_extending(std::vector<Package> packages) {
  std::ranges::sort(packages, {}, [](const Package& p) {
    return std::pair(p.bill.om().typical, -day_rate(p));
  });
  std::vector<Package> best;
  for (Package& package : packages)
    if (best.empty() || day_rate(package) > day_rate(best.back())) best.push_back(std::move(package));
  std::ranges::sort(best, {}, [](const Package& p) { return -day_rate(p); });
  std::vector<Parts> kept;
  for (const Package& package : best)
    if (kept.size() < kept_of_a_size) kept.push_back(package.parts);
  return kept;
}

std::vector<Parts> extended(const std::vector<Parts>& seeds, const Parts& parts) {
  std::set<Parts> larger;
  for (const Parts& seed : seeds)
    for (const std::string& part : parts) {
      if (std::ranges::find(seed, part) != seed.end()) continue;
      Parts more;  // in the order of `parts`, so that equal sets are equal
      for (const std::string& each : parts)
        if (each == part || std::ranges::find(seed, each) != seed.end()) more.push_back(each);
      larger.insert(std::move(more));
    }
  return {larger.begin(), larger.end()};
}

std::vector<Package> searched(Trial& trial, const Parts& parts) {
  std::vector<Package> all = trial.run({{}});
  std::vector<Parts> seeds{{}};
  for (std::size_t size = 1; size <= parts.size() && !trial.stopped(); ++size) {
    std::vector<Package> found = trial.run(extended(seeds, parts));
    seeds = worth_extending(found);
    std::ranges::move(found, std::back_inserter(all));
  }
  return all;
}

}  // namespace

std::optional<Frontier> find_frontier(const scenario::Combinations& all,
                                      const scenario::Scenario& scenario, const Plan& plan,
                                      const Watch& watch) {
  const Parts& parts = scenario.study.combine->variants;
  Trial trial(all, scenario, plan, watch);
  Frontier frontier;
  frontier.exhaustive = parts.size() <= most_parts;
  frontier.replicates = plan.replicates;
  frontier.packages = frontier.exhaustive ? trial.run(all_of(parts)) : searched(trial, parts);
  if (trial.stopped()) return std::nullopt;
  return frontier;
}

bool is_efficient(const Frontier& frontier, std::size_t package, std::size_t figure) {
  const Package& own = frontier.packages[package];
  if (!own.value[figure]) return false;
  const double sign = better_by(frontier_figures[figure]);
  const double cost = own.bill.om().typical, gain = sign * own.value[figure]->value;
  for (std::size_t i = 0; i < frontier.packages.size(); ++i) {
    const Package& other = frontier.packages[i];
    if (i == package || !other.value[figure]) continue;
    const double its_cost = other.bill.om().typical, its_gain = sign * other.value[figure]->value;
    if (its_cost > cost || its_gain < gain) continue;
    if (its_cost < cost || its_gain > gain || i < package) return false;
  }
  return true;
}

double first_year(const Frontier& frontier, const Package& package) {
  return package.bill.purchase.typical + package.bill.yearly.typical -
         frontier.packages.front().bill.yearly.typical;
}

std::size_t best_within(const Frontier& frontier, double budget) {
  std::size_t best = 0;
  for (std::size_t i = 1; i < frontier.packages.size(); ++i) {
    const Package& package = frontier.packages[i];
    if (first_year(frontier, package) > budget) continue;
    const Package& so_far = frontier.packages[best];
    if (std::pair(day_rate(package), -package.bill.om().typical) >
        std::pair(day_rate(so_far), -so_far.bill.om().typical))
      best = i;
  }
  return best;
}

}  // namespace headframe::sim::study
