#include "sim/ledger/ledger.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <numeric>
#include <set>
#include <stdexcept>
#include <utility>

#include "sim/ledger/judge.hpp"

namespace headframe::sim::ledger {
namespace {

struct Mark {
  Outcome outcome = Outcome::lost;
  Rule rule = Rule::none;
};

/// Which sensor each record of a file is of. Most files of a mine share one layout.
struct Layout {
  std::vector<PointId> points;
  std::vector<std::uint32_t> by_point;  // record indices, sorted by point

  explicit Layout(std::vector<PointId> all) : points(std::move(all)), by_point(points.size()) {
    std::iota(by_point.begin(), by_point.end(), 0u);
    std::sort(by_point.begin(), by_point.end(), [&](std::uint32_t a, std::uint32_t b) {
      return std::pair(points[a], a) < std::pair(points[b], b);
    });
  }
};

struct File {
  Precision precision;
  Duration cadence{};
  std::shared_ptr<const Layout> layout;
  Moment at{}, latest{};          // first and last instant
  std::vector<Moment> times;      // empty: all are `at`
  std::vector<double> values;     // NaN: empty value
  std::vector<std::uint16_t> statuses;
  std::vector<Mark> marks;
  std::size_t unclean = 0;        // lost or misconverted

  std::size_t size() const { return marks.size(); }
  Moment time(std::size_t i) const { return times.empty() ? at : times[i]; }
  ProducedSample sample(std::size_t i) const {
    return {layout->points[i], time(i),
            std::isnan(values[i]) ? std::nullopt : std::optional(values[i]), statuses[i], false};
  }
};

struct Mine {
  std::string name;
  std::int64_t told = 0;                     // samples told as produced, for the assertion
  std::vector<Counts> bins;
  std::vector<kpi::Span> never_filed;
  std::map<PointId, PointTruth> points;
  std::map<SeriesId, Belief> beliefs;
  std::map<SeriesId, PointId> owner;
  std::map<std::string, File, std::less<>> files;
  std::multimap<Moment, std::string> settled;  // clean files by latest instant, to forget in order
  std::shared_ptr<const Layout> last_layout;
};

bool unclean(Outcome outcome) {
  return outcome == Outcome::lost || outcome == Outcome::misconverted;
}

template <class Map, class Key>
auto* find_in(Map& map, const Key& key) {
  const auto found = map.find(key);
  return found == map.end() ? nullptr : &found->second;
}

void append(std::vector<kpi::Span>& spans, kpi::Span span) {
  if (!spans.empty() && spans.back().begin <= span.begin && span.begin <= spans.back().end) {
    spans.back().end = std::max(spans.back().end, span.end);
  } else {
    spans.push_back(span);
  }
}

}  // namespace

struct Ledger::State {
  Options options;
  std::vector<Mine> mines;
  Result result;
  std::map<std::pair<Outcome, Rule>, std::set<std::string>> shown;  // files, each once
  std::set<std::pair<std::string, std::string>> watched;  // mine and file

  Counts& bin(Mine& mine, Moment at) {
    if (at < Moment{0}) throw std::invalid_argument("ledger: an instant before the run began");
    const auto index = static_cast<std::size_t>(at / options.bin);
    if (mine.bins.size() <= index) mine.bins.resize(index + 1);
    return mine.bins[index];
  }

  void show(const Mine& mine, std::string_view name, const File& file, std::size_t i,
            std::optional<double> stored) {
    const Mark mark = file.marks[i];
    if (mark.outcome == Outcome::delivered || mark.outcome == Outcome::suppressed) return;
    std::set<std::string>& files = shown[{mark.outcome, mark.rule}];
    if (files.size() >= options.examples_per_rule || !files.emplace(name).second) return;
    const PointTruth* truth = find_in(mine.points, file.layout->points[i]);
    result.examples.push_back({mark.outcome, mark.rule, mine.name, truth ? truth->name : "",
                               std::string(name), static_cast<std::uint32_t>(i + 1), file.time(i),
                               file.values[i], stored});
  }

  void set(Mine& mine, File& file, std::size_t i, Mark mark) {
    const Mark old = std::exchange(file.marks[i], mark);
    auto& counts = bin(mine, file.time(i));
    --counts[old.outcome];
    ++counts[mark.outcome];
    if (unclean(old.outcome)) --file.unclean;
    if (unclean(mark.outcome)) ++file.unclean;
    --result.misconverted_by[static_cast<std::size_t>(old.rule)];
    ++result.misconverted_by[static_cast<std::size_t>(mark.rule)];
  }

  std::shared_ptr<const Layout> layout_of(Mine& mine, const std::vector<ProducedSample>& samples);
  void settle_unfiled(Mine& mine, const ProducedFile& file);
  const PointId* owner_of(Mine& mine, SeriesId series);
  std::optional<std::size_t> locate(Mine& mine, const File& file, const StoredSample& stored);
  void settle(Mine& mine, std::string_view name, File& file, const StoredBatch& batch,
              const StoredSample& stored, std::size_t i);
  void forget(Mine& mine, Moment now);
  void close(Mine& mine);
};

std::shared_ptr<const Layout> Ledger::State::layout_of(Mine& mine,
                                                       const std::vector<ProducedSample>& samples) {
  const auto same = [](PointId point, const ProducedSample& sample) {
    return point == sample.point;
  };
  const auto& last = mine.last_layout;
  if (!last || !std::equal(last->points.begin(), last->points.end(), samples.begin(),
                           samples.end(), same)) {
    std::vector<PointId> points;
    for (const ProducedSample& sample : samples) points.push_back(sample.point);
    mine.last_layout = std::make_shared<const Layout>(std::move(points));
  }
  return mine.last_layout;
}

void Ledger::State::settle_unfiled(Mine& mine, const ProducedFile& file) {
  for (const ProducedSample& sample : file.samples) {
    ++bin(mine, sample.at)[sample.withheld ? Outcome::suppressed : Outcome::lost];
    if (!sample.withheld) append(mine.never_filed, {sample.at, sample.at + file.cadence});
  }
}

/// A series that was never bound belongs to the sensor that bears its name.
const PointId* Ledger::State::owner_of(Mine& mine, SeriesId series) {
  if (const PointId* owner = find_in(mine.owner, series)) return owner;
  const Belief* belief = find_in(mine.beliefs, series);
  if (!belief) return nullptr;
  for (const auto& [point, truth] : mine.points) {
    if (truth.name == belief->name) return &mine.owner.emplace(series, point).first->second;
  }
  return nullptr;
}

/// By record where the platform knows it, otherwise by the series' owner and the nearest instant.
std::optional<std::size_t> Ledger::State::locate(Mine& mine, const File& file,
                                                 const StoredSample& stored) {
  if (stored.record > 0) {
    return stored.record <= file.size() ? std::optional<std::size_t>(stored.record - 1)
                                        : std::nullopt;
  }
  const PointId* owner = owner_of(mine, stored.series);
  if (!owner) return std::nullopt;
  const Layout& layout = *file.layout;
  auto it = std::lower_bound(layout.by_point.begin(), layout.by_point.end(), *owner,
                             [&](std::uint32_t i, PointId p) { return layout.points[i] < p; });
  std::optional<std::size_t> best;
  for (; it != layout.by_point.end() && layout.points[*it] == *owner; ++it) {
    const auto distance = [&](std::size_t i) { return std::chrono::abs(file.time(i) - stored.at); };
    if (!best || distance(*it) < distance(*best)) best = *it;
  }
  return best;
}

void Ledger::State::settle(Mine& mine, std::string_view name, File& file, const StoredBatch& batch,
                           const StoredSample& stored, std::size_t i) {
  const Mark old = file.marks[i];
  if (old.outcome == Outcome::suppressed) {
    ++result.stored_though_withheld;
    return;
  }
  const PointId point = file.layout->points[i];
  const PointId owner = mine.owner.try_emplace(stored.series, point).first->second;
  const Identity identity{find_in(mine.points, point), find_in(mine.beliefs, stored.series),
                          owner == point};
  Mark mark{Outcome::delivered, misconversion(file.sample(i), stored, file.precision, identity)};
  if (mark.rule != Rule::none) {
    mark.outcome = Outcome::misconverted;
  } else if (batch.visible_at - file.time(i) > 2 * file.cadence) {
    mark.outcome = Outcome::late;
  }
  if (old.outcome != Outcome::lost) {
    if (mark.outcome < Outcome::duplicated) mark.outcome = Outcome::duplicated;
    if (old.outcome > mark.outcome) mark = old;
  }
  set(mine, file, i, mark);
  if (mark.outcome != old.outcome) show(mine, name, file, i, stored.value);
}

void Ledger::State::forget(Mine& mine, Moment now) {
  while (!mine.settled.empty() && mine.settled.begin()->first + options.window < now) {
    const auto file = mine.files.find(mine.settled.begin()->second);
    if (file != mine.files.end() && file->second.unclean == 0 &&
        !watched.contains({mine.name, file->first}))
      mine.files.erase(file);
    mine.settled.erase(mine.settled.begin());
  }
}

void Ledger::State::close(Mine& mine) {
  MineResult& done = result.mines.emplace_back();
  done.mine = mine.name;
  auto lost = std::move(mine.never_filed);
  for (auto& [name, file] : mine.files) {
    if (watched.contains({mine.name, name})) {
      WatchedFile& seen = result.watched.emplace_back(mine.name, name);
      for (const Mark& mark : file.marks) seen.samples.push_back({mark.outcome, mark.rule});
    }
    for (std::size_t i = 0; i < file.size(); ++i) {
      if (file.marks[i].outcome != Outcome::lost) continue;
      append(lost, {file.time(i), file.time(i) + file.cadence});
      show(mine, name, file, i, std::nullopt);
    }
  }
  done.lost = kpi::SpanSet(std::move(lost));
  done.bins = std::move(mine.bins);
  for (const Counts& counts : done.bins) done.total += counts;
  if (done.total.produced() != mine.told) {
    throw std::logic_error(fmt::format("ledger: {} was told {} samples and accounts for {}",
                                       mine.name, mine.told, done.total.produced()));
  }
  result.total += done.total;
}

Ledger::Ledger(Options options) : state_(std::make_unique<State>()) { state_->options = options; }
Ledger::~Ledger() = default;
Ledger::Ledger(Ledger&&) noexcept = default;
Ledger& Ledger::operator=(Ledger&&) noexcept = default;

MineId Ledger::add_mine(std::string name) {
  state_->mines.emplace_back().name = std::move(name);
  return static_cast<MineId>(state_->mines.size() - 1);
}

void Ledger::declare(MineId mine, PointId point, PointTruth truth) {
  state_->mines.at(mine).points.insert_or_assign(point, std::move(truth));
}

void Ledger::believe(MineId mine, SeriesId series, Belief belief) {
  state_->mines.at(mine).beliefs.insert_or_assign(series, std::move(belief));
}

void Ledger::bind(MineId mine, SeriesId series, PointId point) {
  state_->mines.at(mine).owner.insert_or_assign(series, point);
}

void Ledger::watch(MineId mine, std::string file) {
  state_->watched.emplace(state_->mines.at(mine).name, std::move(file));
}

void Ledger::produced(ProducedFile file) {
  Mine& mine = state_->mines.at(file.mine);
  mine.told += static_cast<std::int64_t>(file.samples.size());
  if (file.name.empty() || file.samples.empty()) return state_->settle_unfiled(mine, file);

  File entry;
  entry.precision = {file.decimals, file.status_mask, file.time_step};
  entry.cadence = file.cadence;
  entry.layout = state_->layout_of(mine, file.samples);
  const auto [first, last] = std::minmax_element(
      file.samples.begin(), file.samples.end(),
      [](const ProducedSample& a, const ProducedSample& b) { return a.at < b.at; });
  entry.at = first->at;
  entry.latest = last->at;
  const bool one_instant = first->at == last->at;
  for (const ProducedSample& sample : file.samples) {
    if (!one_instant) entry.times.push_back(sample.at);
    entry.values.push_back(sample.value.value_or(std::numeric_limits<double>::quiet_NaN()));
    entry.statuses.push_back(sample.status);
    entry.marks.push_back({sample.withheld ? Outcome::suppressed : Outcome::lost, Rule::none});
    ++state_->bin(mine, sample.at)[entry.marks.back().outcome];
    if (!sample.withheld) ++entry.unclean;
  }
  const auto [place, added] = mine.files.emplace(std::move(file.name), std::move(entry));
  if (!added) throw std::logic_error("ledger: " + mine.name + " used the name " + place->first +
                                     " twice");
  state_->forget(mine, place->second.latest);
}

void Ledger::withheld(MineId mine, Moment at, std::int64_t samples) {
  Mine& owner = state_->mines.at(mine);
  owner.told += samples;
  state_->bin(owner, at)[Outcome::suppressed] += samples;
}

void Ledger::stored(const StoredBatch& batch) {
  Mine& mine = state_->mines.at(batch.mine);
  const auto found = mine.files.find(batch.file);
  if (found == mine.files.end()) {
    for (const StoredSample& sample : batch.samples) {
      const bool old = sample.at + state_->options.window < batch.visible_at;
      ++(old ? state_->result.beyond_window : state_->result.unexplained);
    }
    return;
  }
  File& file = found->second;
  if (batch.replaces) {
    for (std::size_t i = 0; i < file.size(); ++i) {
      if (file.marks[i].outcome != Outcome::suppressed) state_->set(mine, file, i, {});
    }
  }
  for (const StoredSample& sample : batch.samples) {
    if (const auto i = state_->locate(mine, file, sample)) {
      state_->settle(mine, found->first, file, batch, sample, *i);
    } else {
      ++state_->result.unexplained;
    }
  }
  if (file.unclean == 0) mine.settled.emplace(batch.visible_at, found->first);
}

Result Ledger::finish() && {
  state_->result.bin = state_->options.bin;
  for (Mine& mine : state_->mines) state_->close(mine);
  state_->result.misconverted_by[static_cast<std::size_t>(Rule::none)] = 0;
  return std::move(state_->result);
}

}  // namespace headframe::sim::ledger
