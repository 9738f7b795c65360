#include "sim/study/comparison.hpp"

#include <algorithm>
#include <cmath>
#include <memory>

#include "sim/math/student.hpp"
#include "sim/study/workers.hpp"

namespace headframe::sim::study {
namespace {

constexpr std::size_t block = 64;          // replicates
constexpr std::size_t blocks_a_round = 32; // kept at once until they are merged

using Accounts = std::vector<Account>;  // by option

Account empty_account(const Option& option) {
  Account account;
  account.days_by_kind.resize(option.inventory.kinds.size());
  return account;
}

void enter_years(Account& account, const std::vector<Slice>& slices) {
  account.years.resize(slices.size());
  for (std::size_t i = 0; i < slices.size(); ++i) {
    const Slice& slice = slices[i];
    account.years[i].days = slice.days;
    account.years[i].sums.add(
        {slice.good_days, slice.faults, slice.hardware_jobs, slice.down_days});
  }
}

void enter(Account& account, const Year& first, const Year& year) {
  for (std::size_t f = 0; f < figures; ++f) account.pairs[f].add(first.figure[f], year.figure[f]);
  for (std::size_t i = 0; i < threshold_hours.size(); ++i) {
    account.good_days_planned[i] += year.good_days_planned[i];
    account.good_days_unplanned[i] += year.good_days_unplanned[i];
  }
  account.days += year.days;
}

void enter(Counts& counts, const Year& year, std::span<const scenario::Check> targets) {
  for (std::size_t f = 0; f < figures; ++f)
    if (const Ratio& ratio = year.figure[f]; ratio.denominator > 0)
      counts.spread[f].add(ratio.numerator / ratio.denominator);
  for (std::size_t i = 0; i < targets.size(); ++i) judge(year, targets[i], counts.targets[i]);
}

/// One thread's machines, which are used again and again, and what may be merged in any order.
class Bench {
 public:
  Bench(std::span<const Option> options, const kpi::Rules& rules,
        std::span<const scenario::Check> targets, std::uint64_t seed)
      : options_(options), targets_(targets), counts_(options.size()) {
    for (const Option& option : options)
      machines_.push_back(std::make_unique<Replicates>(option.inventory, rules, seed));
    for (Counts& counts : counts_) counts.targets.resize(targets.size());
  }

  Accounts run(std::size_t from, std::size_t to) {
    Accounts accounts;
    for (const Option& option : options_) accounts.push_back(empty_account(option));
    for (std::size_t replicate = from; replicate < to; ++replicate) {
      Year first;
      for (std::size_t i = 0; i < options_.size(); ++i) {
        const Year year = machines_[i]->run(replicate, accounts[i].days_by_kind.data());
        if (i == 0) first = year;
        enter(accounts[i], first, year);
        enter_years(accounts[i], machines_[i]->slices());
        enter(counts_[i], year, targets_);
      }
    }
    return accounts;
  }

  const std::vector<Counts>& counts() const { return counts_; }

 private:
  std::span<const Option> options_;
  std::span<const scenario::Check> targets_;
  std::vector<std::unique_ptr<Replicates>> machines_;
  std::vector<Counts> counts_;
};

/// Accounts of all options, as a leaf of the tree.
struct Leaf {
  Accounts accounts;
  void merge(const Leaf& more) {
    for (std::size_t i = 0; i < accounts.size(); ++i) accounts[i].merge(more.accounts[i]);
  }
};

class Run {
 public:
  Run(std::span<const Option> options, const kpi::Rules& rules,
      std::span<const scenario::Check> targets, const Plan& plan)
      : plan_(plan), options_(options.size()), benches_(std::max<std::size_t>(1, plan.threads)) {
    for (auto& bench : benches_)
      bench = std::make_unique<Bench>(options, rules, targets, plan.seed);
  }

  /// The next replicates up to `target`, or as many of them as make a round.
  void advance(std::size_t target) {
    const std::size_t end = std::min(target, done_ + block * blocks_a_round);
    std::vector<Leaf> leaves((end - done_ + block - 1) / block);
    share_out(leaves.size(), benches_.size(), [&](std::size_t item, std::size_t worker) {
      const std::size_t from = done_ + item * block;
      leaves[item].accounts = benches_[worker]->run(from, std::min(end, from + block));
    });
    for (Leaf& leaf : leaves) tree_.push(std::move(leaf));
    done_ = end;
  }

  std::size_t done() const { return done_; }

  Comparison results() const {
    Comparison comparison;
    comparison.replicates = done_;
    const Leaf all = tree_.total();
    for (std::size_t i = 0; i < options_; ++i) {
      OptionResult result{all.accounts[i], benches_.front()->counts()[i]};
      for (std::size_t b = 1; b < benches_.size(); ++b)
        result.counts.merge(benches_[b]->counts()[i]);
      comparison.options.push_back(std::move(result));
    }
    if (plan_.precision) comparison.precise = precise_enough(comparison, *plan_.precision);
    return comparison;
  }

 private:
  const Plan& plan_;
  std::size_t options_;
  std::vector<std::unique_ptr<Bench>> benches_;
  Tree<Leaf> tree_;
  std::size_t done_ = 0;
};

}  // namespace

void YearAccount::merge(const YearAccount& more) {
  days = more.days;
  sums.merge(more.sums);
}

Estimate day_rate_of(const YearAccount& year) {
  Estimate estimate{year.sums.mean(0) / year.days, std::nullopt};
  const double n = year.sums.count();
  if (n >= 2)
    estimate.half_width = math::student_two_sided(0.05, n - 1) *
                          std::sqrt(year.sums.variance({1, 0, 0, 0}) / n) / year.days;
  return estimate;
}

void Account::merge(const Account& more) {
  for (std::size_t f = 0; f < figures; ++f) pairs[f].merge(more.pairs[f]);
  for (std::size_t i = 0; i < threshold_hours.size(); ++i) {
    good_days_planned[i] += more.good_days_planned[i];
    good_days_unplanned[i] += more.good_days_unplanned[i];
  }
  days += more.days;
  for (std::size_t k = 0; k < days_by_kind.size(); ++k) days_by_kind[k] += more.days_by_kind[k];
  for (std::size_t y = 0; y < years.size(); ++y) years[y].merge(more.years[y]);
}

void Counts::merge(const Counts& more) {
  for (std::size_t f = 0; f < figures; ++f) spread[f].merge(more.spread[f]);
  for (std::size_t i = 0; i < targets.size(); ++i) {
    targets[i].met += more.targets[i].met;
    targets[i].judged += more.targets[i].judged;
  }
}

bool precise_enough(const Estimate& estimate, const scenario::Precision& precision) {
  return estimate.half_width &&
         *estimate.half_width <=
             std::max(precision.absolute, precision.relative * std::abs(estimate.value));
}

bool precise_enough(const Comparison& comparison, const scenario::Precision& precision) {
  constexpr auto judged = Figure::normal_day_rate;
  const auto& options = comparison.options;
  if (options.size() == 1) {
    const auto value = options.front()[judged].value();
    return value && precise_enough(*value, precision);
  }
  return std::all_of(options.begin() + 1, options.end(), [&](const OptionResult& option) {
    const auto difference = option[judged].difference();
    return difference && precise_enough(*difference, precision);
  });
}

std::size_t next_look(std::size_t replicates) {
  if (replicates < block) return block;
  const std::size_t more = replicates + replicates / 2;
  return (more + block - 1) / block * block;
}

Comparison compare(std::span<const Option> options, const kpi::Rules& rules,
                   std::span<const scenario::Check> targets, const Plan& plan, const Watch& watch) {
  Run run(options, rules, targets, plan);
  std::size_t look = plan.precision ? std::min(next_look(0), plan.replicates) : plan.replicates;
  while (true) {
    run.advance(look);
    Comparison so_far = run.results();
    const bool ended = run.done() >= plan.replicates || (run.done() == look && so_far.precise);
    if (!watch(so_far) || ended) return so_far;
    if (run.done() == look) look = std::min(next_look(look), plan.replicates);
  }
}

}  // namespace headframe::sim::study
