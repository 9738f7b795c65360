#include "platform/kpi/spans.hpp"

#include <algorithm>
#include <stdexcept>
#include <utility>

namespace headframe::kpi {
namespace {

struct Edge {
  Moment at;
  int step;  // +1 a set begins, -1 a set ends
};

std::int64_t day_number(Moment moment, Moment midnight) {
  const auto offset = (moment - midnight).count();
  const auto length = day.count();
  return offset >= 0 ? offset / length : -((-offset + length - 1) / length);
}

}  // namespace

SpanSet::SpanSet(std::vector<Span> spans) {
  std::erase_if(spans, [](const Span& span) { return span.end <= span.begin; });
  std::sort(spans.begin(), spans.end());
  for (const Span& span : spans) {
    if (!spans_.empty() && span.begin <= spans_.back().end) {
      spans_.back().end = std::max(spans_.back().end, span.end);
    } else {
      spans_.push_back(span);
    }
  }
}

Duration SpanSet::total() const {
  Duration sum{0};
  for (const Span& span : spans_) sum += span.length();
  return sum;
}

bool SpanSet::contains(Moment moment) const {
  auto after = std::upper_bound(spans_.begin(), spans_.end(), moment,
                                [](Moment m, const Span& span) { return m < span.begin; });
  return after != spans_.begin() && std::prev(after)->contains(moment);
}

SpanSet SpanSet::clipped(Span to) const {
  std::vector<Span> inside;
  for (const Span& span : spans_) {
    inside.push_back({std::max(span.begin, to.begin), std::min(span.end, to.end)});
  }
  return SpanSet(std::move(inside));
}

SpanSet SpanSet::united(const SpanSet& other) const {
  auto all = spans_;
  all.insert(all.end(), other.spans_.begin(), other.spans_.end());
  return SpanSet(std::move(all));
}

SpanSet SpanSet::without(const SpanSet& other) const {
  std::vector<Span> rest;
  for (Span span : spans_) {
    for (const Span& cut : other.spans_) {
      if (cut.end <= span.begin) continue;
      if (cut.begin >= span.end) break;
      rest.push_back({span.begin, cut.begin});
      span.begin = cut.end;
    }
    rest.push_back(span);
  }
  return SpanSet(std::move(rest));
}

SpanSet at_least(std::size_t count, std::span<const SpanSet> sets) {
  if (count == 0) throw std::invalid_argument("at_least: the count must be positive");
  std::vector<Edge> edges;
  for (const SpanSet& set : sets) {
    for (const Span& span : set.spans()) {
      edges.push_back({span.begin, +1});
      edges.push_back({span.end, -1});
    }
  }
  std::sort(edges.begin(), edges.end(), [](const Edge& a, const Edge& b) { return a.at < b.at; });

  std::vector<Span> result;
  std::ptrdiff_t open = 0;
  const auto wanted = static_cast<std::ptrdiff_t>(count);
  for (std::size_t i = 0; i < edges.size(); ++i) {
    open += edges[i].step;
    if (open >= wanted && i + 1 < edges.size()) {
      result.push_back({edges[i].at, edges[i + 1].at});
    }
  }
  return SpanSet(std::move(result));
}

std::size_t Calendar::days() const {
  if (horizon.length() == Duration{0}) return 0;
  const auto first = day_number(horizon.begin, first_midnight);
  const auto last = day_number(horizon.end - Duration{1}, first_midnight);
  return static_cast<std::size_t>(last - first + 1);
}

std::vector<Duration> Calendar::time_per_day(const SpanSet& set) const {
  std::vector<Duration> time(days(), Duration{0});
  const auto first = day_number(horizon.begin, first_midnight);
  for (Span span : set.clipped(horizon).spans()) {
    while (span.begin < span.end) {
      const auto number = day_number(span.begin, first_midnight);
      const auto midnight = first_midnight + (number + 1) * day;
      const auto end = std::min(span.end, midnight);
      time[static_cast<std::size_t>(number - first)] += end - span.begin;
      span.begin = end;
    }
  }
  return time;
}

}  // namespace headframe::kpi
