#include "sim/feed/score.hpp"

#include <algorithm>
#include <numeric>
#include <set>
#include <span>
#include <tuple>

#include "sim/ledger/judge.hpp"

namespace headframe::sim::feed {
namespace {

using ledger::Outcome;
using ledger::Rule;

constexpr std::size_t examples_of_a_kind = 5;
constexpr rt::Duration second = std::chrono::seconds(1);
constexpr std::uint16_t all_states = 0xffff;

std::int64_t second_of(rt::WallTime time) {
  return std::chrono::floor<std::chrono::seconds>(time.since_epoch).count();
}

struct Verdict {
  Outcome outcome = Outcome::lost;
  Rule rule = Rule::none;
  const StoredSample* stored = nullptr;
};

class Scorer {
 public:
  Scorer(const SentLedger& sent, const std::vector<StoredSample>& stored)
      : sent_(sent), stored_(stored) {
    for (std::uint32_t i = 0; i < sent.series.size(); ++i) number_[sent.series[i]] = i;
    for (const SentSample& s : sent.samples) {
      followed_.insert(s.series);
      fed_.insert(sent.series[s.series].mine);
      first_ = std::min(first_, s.time);
      last_ = std::max(last_, s.time);
    }
  }

  Score run();

 private:
  using Samples = std::span<const std::uint32_t>;  // indices of one series and second
  struct Row {
    std::uint32_t series = 0, index = 0;
    std::int64_t at = 0;
  };

  std::vector<Row> explained_rows();
  void unexplained(const StoredSample& row);
  void settle(Samples samples, std::span<const Row> rows);
  Rule compare(const SentSample& sample, const StoredSample& row) const;
  Outcome in_time(const SentSample& sample, const StoredSample& row) const;
  bool in_trouble(const SentSample& sample, const StoredSample* row) const;
  void count(const SentSample& sample, const Verdict& verdict);

  const SentLedger& sent_;
  const std::vector<StoredSample>& stored_;
  std::map<Series, std::uint32_t> number_;
  std::set<std::uint32_t> followed_;
  std::set<MineCode> fed_;
  rt::WallTime first_{rt::Duration::max()}, last_{rt::Duration::min()};
  std::map<std::pair<Outcome, Rule>, std::size_t> shown_;
  Score result_;
};

void Scorer::unexplained(const StoredSample& row) {
  if (!fed_.contains(row.series.mine) || row.time < first_ || row.time > last_ + second) {
    ++result_.outside;
    return;
  }
  const auto known = number_.find(row.series);
  if (known != number_.end() && !followed_.contains(known->second)) {
    ++result_.not_followed;
    return;
  }
  ++result_.unexplained;
  if (result_.unexplained_examples.size() < examples_of_a_kind)
    result_.unexplained_examples.push_back(row);
}

/// Rows of series that were sent, by series and second; the others are counted at once.
std::vector<Scorer::Row> Scorer::explained_rows() {
  std::vector<Row> rows;
  for (std::uint32_t i = 0; i < stored_.size(); ++i) {
    ++result_.rows;
    if (!stored_[i].received) ++result_.without_received;
    const auto known = number_.find(stored_[i].series);
    if (known == number_.end() || !followed_.contains(known->second))
      unexplained(stored_[i]);
    else
      rows.push_back({known->second, i, second_of(stored_[i].time)});
  }
  std::ranges::sort(rows, {}, [](const Row& r) { return std::tuple(r.series, r.at, r.index); });
  return rows;
}

Score Scorer::run() {
  const std::vector<Row> rows = explained_rows();
  const auto key = [&](std::uint32_t i) {
    const SentSample& s = sent_.samples[i];
    return std::pair(s.series, second_of(s.time));
  };
  std::vector<std::uint32_t> order(sent_.samples.size());
  std::iota(order.begin(), order.end(), 0U);
  std::ranges::sort(order, {}, [&](std::uint32_t i) { return std::pair(key(i), i); });
  std::size_t row = 0;
  for (std::size_t begin = 0, end = 0; begin < order.size(); begin = end) {
    const auto here = key(order[begin]);
    while (end < order.size() && key(order[end]) == here) ++end;
    for (; row < rows.size() && std::pair(rows[row].series, rows[row].at) < here; ++row)
      unexplained(stored_[rows[row].index]);
    const std::size_t first = row;
    while (row < rows.size() && std::pair(rows[row].series, rows[row].at) == here) ++row;
    settle(Samples(order).subspan(begin, end - begin), std::span(rows).subspan(first, row - first));
  }
  for (; row < rows.size(); ++row) unexplained(stored_[rows[row].index]);
  return std::move(result_);
}

Rule Scorer::compare(const SentSample& sample, const StoredSample& row) const {
  const ledger::ProducedSample produced{0, {}, sample.value, sample.status, false};
  const ledger::StoredSample stored{0, 0, {}, row.value, row.status.value_or(sample.status)};
  return ledger::misconversion(produced, stored, {sample.decimals, all_states, second}, {});
}

Outcome Scorer::in_time(const SentSample& sample, const StoredSample& row) const {
  const SentFile& file = sent_.files[sample.file];
  const auto delay = visible_after(file, row.received, sent_.pace);
  return delay && *delay > 2 * file.cadence ? Outcome::late : Outcome::delivered;
}

/// First each sample takes a row that says the same, then what is left takes what is left. A sample
/// that still has none may have been stored once for several files.
void Scorer::settle(Samples samples, std::span<const Row> rows) {
  std::vector<Verdict> verdicts(samples.size());
  std::vector<bool> used(rows.size());
  const auto take = [&](bool only_equal) {
    for (std::size_t i = 0; i < samples.size(); ++i) {
      const SentSample& sample = sent_.samples[samples[i]];
      for (std::size_t j = 0; j < rows.size() && verdicts[i].stored == nullptr; ++j) {
        const StoredSample& row = stored_[rows[j].index];
        const Rule rule = used[j] ? Rule::none : compare(sample, row);
        if (used[j] || (only_equal && rule != Rule::none)) continue;
        used[j] = true;
        verdicts[i] = {rule == Rule::none ? in_time(sample, row) : Outcome::misconverted, rule,
                       &row};
      }
    }
  };
  take(true);
  take(false);
  auto extra = std::ranges::count(used, false);
  for (std::size_t i = 0; i < samples.size(); ++i) {
    for (std::size_t j = 0; j < rows.size() && verdicts[i].stored == nullptr; ++j) {
      const SentSample& sample = sent_.samples[samples[i]];
      const StoredSample& row = stored_[rows[j].index];
      if (compare(sample, row) == Rule::none)
        verdicts[i] = {in_time(sample, row), Rule::none, &row};
    }
    if (extra > 0 && verdicts[i].outcome < Outcome::duplicated) {
      verdicts[i].outcome = Outcome::duplicated;
      --extra;
    }
    count(sent_.samples[samples[i]], verdicts[i]);
  }
}

bool Scorer::in_trouble(const SentSample& sample, const StoredSample* row) const {
  const SentFile& file = sent_.files[sample.file];
  const auto found = sent_.troubles.find(sent_.series[sample.series].mine);
  if (found == sent_.troubles.end()) return false;
  const std::optional<rt::WallTime> there = file.acknowledged ? file.acknowledged
                                            : row != nullptr  ? row->received
                                                              : std::nullopt;
  return std::ranges::any_of(found->second, [&](const SentTrouble& trouble) {
    return (!there || trouble.begin <= *there) &&
           (!trouble.caught_up || *file.produced <= *trouble.caught_up);
  });
}

void Scorer::count(const SentSample& sample, const Verdict& verdict) {
  const Series& series = sent_.series[sample.series];
  ++result_.total[verdict.outcome];
  ++result_.mines[series.mine][verdict.outcome];
  if (verdict.outcome == Outcome::delivered) return;
  if (verdict.outcome == Outcome::misconverted) ++result_.misconverted_by[verdict.rule];
  const SentFile& file = sent_.files[sample.file];
  if (verdict.outcome == Outcome::lost && file.acknowledged) ++result_.lost_promised;
  if (verdict.outcome == Outcome::late && in_trouble(sample, verdict.stored)) {
    ++result_.late_in_trouble;
    return;
  }
  if (shown_[{verdict.outcome, verdict.rule}]++ >= examples_of_a_kind) return;
  ScoreExample& example = result_.examples.emplace_back();
  example.outcome = verdict.outcome;
  example.rule = verdict.rule;
  example.series = series;
  example.file = sent_.file_names[sample.file];
  example.record = sample.record;
  example.time = sample.time;
  example.sent = sample.value;
  if (verdict.stored == nullptr) return;
  example.stored = verdict.stored->value;
  example.visible_after = visible_after(file, verdict.stored->received, sent_.pace);
}

}  // namespace

std::optional<rt::Duration> visible_after(const SentFile& file,
                                          std::optional<rt::WallTime> received, std::int64_t pace) {
  if (!file.produced || (!received && !file.acknowledged)) return std::nullopt;
  const rt::WallTime seen = received ? *received : *file.acknowledged;
  if (!file.acknowledged || seen < *file.acknowledged) return (seen - *file.produced) * pace;
  return (*file.acknowledged - *file.produced) * pace + (seen - *file.acknowledged);
}

bool Score::balances() const {
  return lost_promised == 0 && total[Outcome::misconverted] == 0 &&
         total[Outcome::duplicated] == 0 && unexplained == 0 &&
         total[Outcome::late] == late_in_trouble;
}

Score score(const SentLedger& sent, const std::vector<StoredSample>& stored) {
  return Scorer(sent, stored).run();
}

}  // namespace headframe::sim::feed
