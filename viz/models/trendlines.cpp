#include "viz/models/trendlines.hpp"

#include <algorithm>
#include <cmath>

namespace headframe::viz {
namespace {

constexpr std::size_t judged = 1000;  // points from which an unknown cadence is taken

bool same(const TrendPoint &one, const TrendPoint &other) {
  return one.at == other.at && one.value == other.value && one.late == other.late;
}

Extremes joined(const Extremes &one, const Extremes &other) {
  return {std::min(one.low, other.low), std::max(one.high, other.high)};
}

Moment medianDistance(std::span<const TrendPoint> points) {
  const std::size_t count = std::min(points.size(), judged);
  if (count < 2) return {};
  std::vector<Moment> distances;
  for (std::size_t i = 1; i < count; ++i) distances.push_back(points[i].at - points[i - 1].at);
  const auto middle = distances.begin() + static_cast<std::ptrdiff_t>(distances.size() / 2);
  std::ranges::nth_element(distances, middle);
  return *middle;
}

Moment times(Moment length, double factor) {
  return Moment(std::llround(static_cast<double>(length.count()) * factor));
}

}  // namespace

void TrendLine::clear() {
  points_.clear();
  levels_.clear();
  late_.clear();
}

void TrendLine::update(const std::vector<TrendPoint> &points, std::optional<Moment> cadence) {
  const std::size_t before = points_.size();
  const bool continued = before >= judged && points.size() >= before && cadence == cadence_ &&
                         same(points.front(), points_.front()) &&
                         same(points[before - 1], points_.back());
  if (!continued) {
    clear();
    cadence_ = cadence;
    gapLimit_ = times(cadence.value_or(medianDistance(points)), gapFactor);
  }
  const std::size_t from = points_.size();
  points_.insert(points_.end(), points.begin() + static_cast<std::ptrdiff_t>(from), points.end());
  take(from);
}

void TrendLine::take(std::size_t from) {
  for (std::size_t i = from; i < points_.size(); ++i) {
    if (!points_[i].late) continue;
    const bool goesOn = i > 0 && points_[i - 1].late && !late_.empty() &&
                        (gapLimit_ == Moment{} || points_[i].at - points_[i - 1].at <= gapLimit_);
    if (goesOn)
      late_.back().end = points_[i].at;
    else
      late_.push_back({points_[i].at, points_[i].at});
  }
  raiseLevels();
}

void TrendLine::raiseLevels() {
  if (levels_.empty()) levels_.emplace_back();
  while ((levels_[0].size() + 1) * block <= points_.size()) {
    const auto first = points_.begin() + static_cast<std::ptrdiff_t>(levels_[0].size() * block);
    Extremes found{first->value, first->value};
    for (auto point = first; point != first + block; ++point)
      found = joined(found, {point->value, point->value});
    levels_[0].push_back(found);
  }
  for (std::size_t level = 1; levels_[level - 1].size() >= 2; ++level) {
    if (levels_.size() == level) levels_.emplace_back();
    const auto &below = levels_[level - 1];
    for (std::size_t i = levels_[level].size(); 2 * i + 1 < below.size(); ++i)
      levels_[level].push_back(joined(below[2 * i], below[2 * i + 1]));
  }
}

std::optional<Extremes> TrendLine::extremes(std::size_t from, std::size_t to) const {
  if (from >= to) return std::nullopt;
  Extremes found{points_[from].value, points_[from].value};
  std::size_t at = from;
  while (at < to) {
    std::size_t level = 0, length = block;
    if (at % block != 0 || at + block > to) {
      found = joined(found, {points_[at].value, points_[at].value});
      ++at;
      continue;
    }
    while (level + 1 < levels_.size() && at % (2 * length) == 0 && at + 2 * length <= to) {
      ++level;
      length *= 2;
    }
    found = joined(found, levels_[level][at / length]);
    at += length;
  }
  return found;
}

std::optional<Extremes> TrendLine::extremes(Range range) const {
  const std::size_t from = firstAt(range.begin, 0);
  return extremes(from, firstAt(range.end + Moment{1}, from));
}

std::size_t TrendLine::firstAt(Moment moment, std::size_t from) const {
  std::size_t step = 1;  // galloping stays near `from`, where the next column's end mostly is
  while (from + step < points_.size() && points_[from + step].at < moment) {
    from += step;
    step *= 2;
  }
  const auto begin = points_.begin() + static_cast<std::ptrdiff_t>(from);
  const auto end =
      points_.begin() + static_cast<std::ptrdiff_t>(std::min(points_.size(), from + step + 1));
  return static_cast<std::size_t>(
      std::ranges::lower_bound(begin, end, moment, {}, &TrendPoint::at) - points_.begin());
}

const TrendPoint *TrendLine::at(Moment moment) const {
  const std::size_t next = firstAt(moment + Moment{1}, 0);
  return next == 0 ? nullptr : &points_[next - 1];
}

TrendColumn TrendLine::columnOf(std::size_t from, std::size_t to, double x) const {
  const auto found = extremes(from, to).value_or(Extremes{});
  const Moment before = from == 0 ? Moment{} : points_[from].at - points_[from - 1].at;
  return {x, points_[from].value, points_[to - 1].value, found.low, found.high,
          gapLimit_ > Moment{} && before > gapLimit_};
}

std::vector<TrendColumn> TrendLine::columns(const TimeScale &scale) const {
  std::vector<TrendColumn> columns;
  std::size_t from = firstAt(scale.range.begin, 0);
  if (from > 0) columns.push_back(columnOf(from - 1, from, scale.x(points_[from - 1].at)));
  while (from < points_.size() && points_[from].at <= scale.range.end) {
    const double left = std::floor(scale.x(points_[from].at));
    const double share = (left + 1 - scale.left) / std::max(scale.width, 1.0);
    const Moment next = std::min(
        scale.range.end + Moment{1},
        scale.range.begin + Moment(static_cast<std::int64_t>(std::ceil(
                                share * static_cast<double>((scale.range.end - scale.range.begin).count())))));
    const std::size_t to = std::max(from + 1, firstAt(next, from));
    columns.push_back(columnOf(from, to, to == from + 1 ? scale.x(points_[from].at) : left + 0.5));
    from = to;
  }
  if (from < points_.size()) columns.push_back(columnOf(from, from + 1, scale.x(points_[from].at)));
  return columns;
}

std::vector<Range> TrendLine::late(Range range) const {
  const auto first = std::ranges::lower_bound(late_, range.begin, {}, &Range::end);
  const auto last = std::ranges::upper_bound(late_, range.end, {}, &Range::begin);
  return first < last ? std::vector<Range>(first, last) : std::vector<Range>{};
}

}  // namespace headframe::viz
