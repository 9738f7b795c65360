#include "sim/compare/difference.hpp"

#include <algorithm>
#include <cstdlib>
#include <map>
#include <set>
#include <tuple>

#include "platform/kpi/table.hpp"
#include "sim/report/format.hpp"

namespace headframe::sim::compare {
namespace {

void head(std::vector<KeyChange>& into, std::string key, std::optional<std::string> a,
          std::optional<std::string> b) {
  if (a != b) into.push_back({std::move(key), std::move(a), std::move(b)});
}

std::vector<KeyChange> heads_of(const Side& a, const Side& b) {
  std::vector<KeyChange> heads;
  head(heads, "scenario", a.scenario, b.scenario);
  head(heads, "seed", a.seed, b.seed);
  if (!a.recorded || !b.recorded) return heads;
  const record::Run &run_a = a.recorded->run, &run_b = b.recorded->run;
  head(heads, "commit", run_a.commit, run_b.commit);
  head(heads, "begin", run_a.begin_local, run_b.begin_local);
  head(heads, "horizon", report::duration(run_a.horizon), report::duration(run_b.horizon));
  if (!run_a.horizon_kind.empty() && !run_b.horizon_kind.empty())
    head(heads, "horizon_kind", run_a.horizon_kind, run_b.horizon_kind);
  head(heads, "schema_version", std::to_string(a.recorded->schema_version),
       std::to_string(b.recorded->schema_version));
  return heads;
}

std::vector<KeyChange> changes_of(const Keys& a, const Keys& b) {
  std::vector<KeyChange> changes;
  const auto look = [](const Keys& keys, const std::string& key) {
    const auto found = keys.find(key);
    return found == keys.end() ? std::nullopt : std::optional(found->second);
  };
  std::set<std::string> all;
  for (const auto& [key, value] : a) all.insert(key);
  for (const auto& [key, value] : b) all.insert(key);
  for (const std::string& key : all) head(changes, key, look(a, key), look(b, key));
  return changes;
}

const record::Kpi* find(const std::vector<record::Kpi>& rows, std::string_view key) {
  const auto found = std::ranges::find(rows, key, &record::Kpi::key);
  return found == rows.end() ? nullptr : &*found;
}

Trend trend_of(kpi::Better better, std::optional<double> a, std::optional<double> b) {
  if (!a || !b || better == kpi::Better::neither) return Trend::neither;
  return (*b > *a) == (better == kpi::Better::higher) ? Trend::better : Trend::worse;
}

std::vector<KpiChange> kpis_of(const Side& a, const Side& b) {
  std::vector<KpiChange> changes;
  for (const kpi::Indicator& indicator : kpi::indicators()) {
    const record::Kpi *in_a = find(a.kpis, indicator.key), *in_b = find(b.kpis, indicator.key);
    const auto value_a = in_a ? in_a->value : std::nullopt;
    const auto value_b = in_b ? in_b->value : std::nullopt;
    if (value_a == value_b) continue;
    changes.push_back({std::string(indicator.key), (in_a ? in_a : in_b)->unit,
                       std::string(indicator.name_zh), std::string(indicator.name_en), value_a,
                       value_b, trend_of(indicator.better, value_a, value_b)});
  }
  return changes;
}

std::vector<VerdictChange> verdicts_of(const Side& a, const Side& b) {
  std::vector<VerdictChange> all;
  for (const record::Expectation& row : a.expectations)
    all.push_back({row.kind, row.text, row.pass, {}, row.actual, {}});
  // A result.json has no targets, so that theirs are no difference.
  const bool targets = a.recorded && b.recorded;
  for (const record::Expectation& row : b.expectations) {
    const auto same = std::ranges::find_if(all, [&row](const VerdictChange& v) {
      return v.kind == row.kind && v.text == row.text && !v.b;
    });
    if (same == all.end()) {
      all.push_back({row.kind, row.text, {}, row.pass, {}, row.actual});
    } else {
      same->b = row.pass;
      same->actual_b = row.actual;
    }
  }
  std::erase_if(all, [targets](const VerdictChange& v) {
    return v.a == v.b || (v.kind == "target" && !targets);
  });
  return all;
}

auto identity(const record::Outage& o) {
  return std::tuple(o.subject, o.id, o.cause, o.planned, o.begin, o.end);
}
auto identity(const record::Fault& f) {
  return std::tuple(f.device, f.category, f.symptom, f.root_cause, f.failed, f.detected,
                    f.responded, f.repair_started, f.restored, f.ticket_closed);
}

/// The rows of `rows` that `others` has not.
template <class Row>
std::vector<Row> only_in(const std::vector<Row>& rows, const std::vector<Row>& others) {
  std::multiset<decltype(identity(rows.front()))> there;
  for (const Row& row : others) there.insert(identity(row));
  std::vector<Row> only;
  for (const Row& row : rows) {
    const auto same = there.find(identity(row));
    if (same == there.end())
      only.push_back(row);
    else
      there.erase(same);
  }
  return only;
}

auto counts(const record::LedgerBin& bin) {
  return std::tuple(bin.produced, bin.delivered, bin.late, bin.duplicated, bin.misconverted,
                    bin.lost, bin.suppressed);
}

std::map<std::string, record::LedgerBin> totals(const std::vector<record::LedgerBin>& bins) {
  std::map<std::string, record::LedgerBin> sums;
  for (const record::LedgerBin& bin : bins) {
    record::LedgerBin& sum = sums[bin.mine];
    sum.mine = bin.mine;
    add_counts(sum, bin);
  }
  return sums;
}

std::int64_t weight(const MineChange& change) {
  return std::abs(change.b.lost - change.a.lost) + std::abs(change.b.late - change.a.late) +
         std::abs(change.b.misconverted - change.a.misconverted);
}

std::vector<MineChange> mines_of(const Recorded& a, const Recorded& b) {
  auto of_a = totals(a.ledger), of_b = totals(b.ledger);
  for (const auto& [mine, sum] : of_a) of_b[mine].mine = mine;
  std::vector<MineChange> changes;
  for (const auto& [mine, sum] : of_b)
    if (counts(of_a[mine]) != counts(sum)) changes.push_back({mine, of_a[mine], sum});
  std::ranges::sort(changes, {}, [](const MineChange& change) {
    return std::pair(-weight(change), change.mine);
  });
  return changes;
}

}  // namespace

Difference difference_of(const Side& a, const Side& b) {
  Difference found;
  found.equal = a.digest == b.digest;
  found.heads = heads_of(a, b);
  const auto keys_a = keys_of(a), keys_b = keys_of(b);
  found.keys_known = keys_a && keys_b;
  if (found.keys_known) found.keys = changes_of(*keys_a, *keys_b);
  found.kpis = kpis_of(a, b);
  found.verdicts = verdicts_of(a, b);
  found.recorded = a.recorded && b.recorded;
  if (!found.recorded) return found;
  const Recorded &in_a = *a.recorded, &in_b = *b.recorded;
  found.outages_a = only_in(in_a.outages, in_b.outages);
  found.outages_b = only_in(in_b.outages, in_a.outages);
  found.faults_a = only_in(in_a.faults, in_b.faults);
  found.faults_b = only_in(in_b.faults, in_a.faults);
  found.mines = mines_of(in_a, in_b);
  if (found.equal) return found;
  found.divergence = from_tables(in_a.events, in_b.events);
  found.divergence->interval = first_interval(in_a.checkpoints, in_b.checkpoints);
  return found;
}

}  // namespace headframe::sim::compare
