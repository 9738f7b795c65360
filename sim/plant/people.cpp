#include "sim/plant/people.hpp"

#include <algorithm>
#include <stdexcept>

#include <fmt/format.h>

#include "sim/math/distributions.hpp"
#include "sim/math/elementary.hpp"
#include "sim/plant/shift.hpp"

namespace headframe::sim::plant {
namespace {

constexpr std::uint64_t draws_per_trip = 16;
constexpr std::uint16_t portal_area = 0, roadway_area = 1, first_working_area = 2;
constexpr double minute = 60, hour = 3600;

rt::WallTime later(rt::WallTime t, double seconds) {
  return t + rt::Duration(static_cast<std::int64_t>(seconds * 1e9));
}

struct Trade {
  const char* trade;
  const char* team;
  bool special;
};
constexpr Trade trades[] = {{"采煤工", "综采队", false}, {"掘进工", "掘进队", false},
                            {"瓦斯检查工", "通风队", true}, {"爆破工", "掘进队", true},
                            {"机电工", "机电队", true},     {"运输工", "运输队", false},
                            {"安全检查工", "安监科", true}, {"支护工", "综采队", false}};
constexpr std::uint32_t leaders_every = 40;  // one leader on duty for so many people

}  // namespace

People::People(std::string key, const Layout& layout, std::uint64_t seed, rt::WallTime from,
               Habits habits)
    : stream_(seed, "mine/" + key + "/people"),
      habits_(habits),
      restricted_area_(static_cast<std::uint16_t>(layout.areas.size() - 1)) {
  hire(layout);
  now_.resize(staff_.size());
  by_area_.resize(layout.areas.size());
  for (std::size_t i = 0; i < staff_.size(); ++i) stays_.push_back(stay(i, local(from).day - 1));
  advance(from);
}

void People::hire(const Layout& layout) {
  const auto workings = static_cast<std::uint32_t>(layout.workings.size());
  for (std::uint32_t i = 0; i < shifts_per_day * layout.size.people_per_shift; ++i) {
    const Trade& trade = trades[i / shifts_per_day % std::size(trades)];
    Person p;
    p.card = i + 1;
    p.name = fmt::format("矿工{:04}", i + 1);
    p.leader = i / shifts_per_day % leaders_every == leaders_every - 1;
    p.trade = trade.trade;
    p.post = p.leader ? "副矿长" : "工人";
    p.team = p.leader ? "矿领导" : trade.team;
    p.special = trade.special;
    p.birth = fmt::format("{}-{:02}", 1966 + i * 7 % 35, 1 + i % 12);
    p.education = i % 5 == 0 ? "大专" : "高中";
    p.shift = static_cast<std::uint8_t>(i % shifts_per_day);
    p.work_area = static_cast<std::uint16_t>(
        workings == 0 ? roadway_area : first_working_area + i / shifts_per_day % workings);
    staff_.push_back(std::move(p));
  }
}

std::uint64_t People::first_draw(std::size_t person, std::int64_t day) const {
  return (static_cast<std::uint64_t>(day) * staff_.size() + person) * draws_per_trip;
}

/// Up to 40 minutes before the shift begins.
rt::WallTime People::entry(std::size_t person, std::int64_t day) const {
  const double u = math::open_uniform(stream_.at(first_draw(person, day) + 1));
  return later(from_local(day, staff_[person].shift * shift_seconds), (-40 + 30 * u) * minute);
}

People::Stay People::stay(std::size_t person, std::int64_t day) const {
  const std::uint64_t first = first_draw(person, day);
  const auto u = [&](std::uint64_t k) { return math::open_uniform(stream_.at(first + k)); };
  Stay s;
  s.day = day;
  s.attends = u(0) >= habits_.absent;
  const auto begin = from_local(day, staff_[person].shift * shift_seconds);
  Trip& trip = s.trip;
  trip.in = entry(person, day);
  trip.roadway = later(trip.in, 3 * minute + 5 * minute * u(2));
  trip.work = later(trip.roadway, 15 * minute + 15 * minute * u(3));
  const double longer = 8 * minute * math::exp(0.8 * math::normal_of(stream_.at(first + 4)));
  const double extra = u(5) < habits_.overtime ? 2.5 * hour + 2 * hour * u(6) : 0;
  trip.back = later(begin, shift_seconds - 30 * minute + std::min(longer, 1.5 * hour) + extra);
  trip.portal = later(trip.back, 15 * minute + 15 * minute * u(7));
  trip.out = later(trip.portal, 3 * minute + 5 * minute * u(8));
  if (u(9) < habits_.astray) {
    trip.astray_begin = later(trip.work, hour + 3 * hour * u(10));
    trip.astray_end = later(trip.astray_begin, 4 * minute + 12 * minute * u(11));
  }
  if (u(12) < habits_.distress) {
    trip.distress_begin = later(trip.work, hour + 4 * hour * u(13));
    trip.distress_end = later(trip.distress_begin, 2 * minute + 20 * minute * u(14));
  }
  return s;
}

void People::follow(std::size_t person, rt::WallTime t) {
  for (Stay& s = stays_[person];;) {
    if (s.attends && !s.counted_in && t >= s.trip.in) {
      ++entered_;
      s.counted_in = true;
    }
    if (t < s.trip.out || t < entry(person, s.day + 1)) break;
    if (s.attends && now_[person].mark != Whereabouts::Mark::out) ++left_;
    s = stay(person, s.day + 1);
    now_[person] = {};
  }
  const Stay& s = stays_[person];
  if (!s.attends || t < s.trip.in) return;
  const bool was_out = now_[person].mark == Whereabouts::Mark::out;
  now_[person] = locate(staff_[person], s.trip, t);
  if (!was_out && now_[person].mark == Whereabouts::Mark::out) ++left_;
}

void People::advance(rt::WallTime t) {
  std::ranges::fill(by_area_, 0U);
  below_ = 0;
  for (std::size_t i = 0; i < staff_.size(); ++i) {
    follow(i, t);
    const auto mark = now_[i].mark;
    if (mark != Whereabouts::Mark::at_portal && mark != Whereabouts::Mark::below) continue;
    ++below_;
    ++by_area_[now_[i].area];
  }
  if (entered_ != left_ + below_)
    throw std::logic_error(fmt::format("people do not add up: {} in, {} out, {} below", entered_,
                                       left_, below_));
}

Whereabouts People::locate(const Person& person, const Trip& trip, rt::WallTime t) const {
  Whereabouts w;
  w.entered = trip.in;
  struct Stage {
    rt::WallTime since;
    std::uint16_t area;
  };
  const Stage stages[] = {{trip.in, portal_area},
                          {trip.roadway, roadway_area},
                          {trip.work, person.work_area},
                          {trip.back, roadway_area},
                          {trip.portal, portal_area}};
  rt::WallTime until = trip.out;
  for (const Stage& stage : stages) {
    if (t < stage.since) {
      until = stage.since;
      break;
    }
    w.area = stage.area;
    w.area_since = stage.since;
  }
  if (t >= trip.astray_begin && t < trip.astray_end) {
    w.area = restricted_area_;
    w.area_since = trip.astray_begin;
    until = trip.astray_end;
  } else if (trip.astray_begin < trip.astray_end && t >= trip.astray_end && t < trip.back) {
    w.area_since = trip.astray_end;
  }
  // The entry's reader first, the inner one from halfway through the stay.
  const auto half = w.area_since + (until - w.area_since) / 2;
  const bool inner = t >= half;
  w.reader = static_cast<std::uint16_t>(2 * w.area + (inner ? 1 : 0));
  w.reader_since = inner ? half : w.area_since;
  w.distress = t >= trip.distress_begin && t < trip.distress_end;
  w.mark = w.area == portal_area ? Whereabouts::Mark::at_portal : Whereabouts::Mark::below;
  if (t >= trip.out) {
    w.mark = Whereabouts::Mark::out;
    w.left = trip.out;
  }
  return w;
}

}  // namespace headframe::sim::plant
