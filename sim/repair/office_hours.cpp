#include "sim/repair/office_hours.hpp"

#include <algorithm>

namespace headframe::sim::repair {
namespace {

using namespace std::chrono_literals;

constexpr rt::Duration china = 8h, day = 24h, week = 7 * 24h;
constexpr rt::Duration open_at = 9h, close_at = 17h;
constexpr rt::Duration monday = 4 * 24h;  // 1970-01-01 was a Thursday

struct Place {
  int weekday = 0;            // 0 is Monday
  rt::Duration since_midnight{};
};

Place place_of(rt::WallTime start, rt::Duration t) {
  auto in_week = (start.since_epoch + t + china - monday) % week;
  if (in_week < 0s) in_week += week;
  return {static_cast<int>(in_week / day), in_week % day};
}

/// How long until the office opens; zero when it is open.
rt::Duration until_open(const Place& place) {
  constexpr int saturday = 5;
  if (place.weekday < saturday && place.since_midnight < open_at)
    return open_at - place.since_midnight;
  if (place.weekday < saturday && place.since_midnight < close_at) return 0s;
  int days = 1;
  if (place.weekday + 1 >= saturday) days = 7 - place.weekday;
  return days * day + open_at - place.since_midnight;
}

}  // namespace

rt::Duration opening(Hours hours, rt::WallTime start, rt::Duration t) {
  return hours == Hours::always ? t : t + until_open(place_of(start, t));
}

rt::Duration after(Hours hours, rt::WallTime start, rt::Duration t, rt::Duration work) {
  if (hours == Hours::always) return t + work;
  constexpr rt::Duration a_week = 5 * (close_at - open_at);
  t = opening(hours, start, t) + work / a_week * week;
  work %= a_week;
  while (true) {
    t = opening(hours, start, t);
    const rt::Duration today = close_at - place_of(start, t).since_midnight;
    if (work < today) return t + work;
    work -= today;
    t += today;
  }
}

}  // namespace headframe::sim::repair
