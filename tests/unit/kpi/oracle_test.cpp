// Exact results of reliability.md §5.1 and §5.6 that the estimators must reproduce.
#include <gtest/gtest.h>

#include <cmath>
#include <string>

#include "platform/kpi/availability.hpp"
#include "platform/kpi/faults.hpp"
#include "platform/rt/random.hpp"

namespace headframe::kpi {
namespace {

using namespace std::chrono_literals;

double number(const Measure& measure) { return value_of(measure).value(); }

constexpr int years = 200;  // 64-bit nanoseconds hold 292

/// Alternating exponential up and down times in one long run; days of planned maintenance are drawn
/// independently at 10 a year.
Downtime renewal(double up_days, double down_days, int run) {
  const Moment end = years * 365 * day;
  rt::RandomStream draws(2021, "oracle/renewal/" + std::to_string(run));
  const auto exponential = [&](double mean_days) {
    return Duration(std::llround(-mean_days * std::log(1.0 - draws.uniform()) *
                                 static_cast<double>(day.count())));
  };
  Downtime result{{{0ns, end}, 0ns}, {}, {}};
  for (Moment now = exponential(up_days); now < end;) {
    const Moment back = now + exponential(down_days);
    result.outages.push_back({Subject::platform, "", "fault", false, {now, back}});
    now = back + exponential(up_days);
  }
  for (int i = 0; i < years * 365; ++i) {
    if (draws.uniform() * 365 < 10) {
      result.outages.push_back({Subject::platform, "", "pm", true, {i * day + 9h, i * day + 11h}});
    }
  }
  return result;
}

struct Means {
  double availability = 0, day_rate = 0, day_rate_with_maintenance = 0, up_days = 0;
};

/// Of 20 runs; all have the same horizon, so the mean of their rates is the rate of all.
Means means(double up_days, double down_days) {
  constexpr int runs = 20;
  DayRateRule without, with;
  without.planned_counts = false;
  Means sum;
  for (int i = 0; i < runs; ++i) {
    const auto run = renewal(up_days, down_days, i);
    sum.availability += number(time_availability(run, without)) / runs;
    sum.day_rate += number(normal_day_rate(run, without)) / runs;
    sum.day_rate_with_maintenance += number(normal_day_rate(run, with)) / runs;
    sum.up_days += number(mean_up_time_days(run, {})) / runs;
  }
  return sum;
}

TEST(Oracle, twenty_days_up_and_seventy_two_hours_down) {
  const auto mean = means(20, 3);
  EXPECT_NEAR(mean.availability, 0.869565, 0.002);
  EXPECT_NEAR(mean.day_rate, 0.827156, 0.003);
  EXPECT_NEAR(mean.day_rate_with_maintenance, 0.804494, 0.003);
  EXPECT_NEAR(mean.up_days, 20.0, 0.3);
}

TEST(Oracle, twenty_days_up_and_forty_eight_hours_down) {
  const auto mean = means(20, 2);
  EXPECT_NEAR(mean.availability, 0.909091, 0.002);
  EXPECT_NEAR(mean.day_rate, 0.864754, 0.003);
  EXPECT_NEAR(mean.day_rate_with_maintenance, 0.841062, 0.003);
}

TEST(Oracle, an_outage_of_fixed_length_touches_one_day_more_than_its_length_on_average) {
  // One start in every minute of a day: the mean over a uniform start is exact up to the minute in
  // which an outage ends at midnight itself.
  for (const Duration length : {Duration(5h), Duration(24h), Duration(72h)}) {
    double touched = 0;
    for (int minute = 0; minute < 1440; ++minute) {
      const Moment begin = minute * 1min + 30s;
      Downtime run{{{0ns, 10 * day}, 0ns},
                   {{Subject::platform, "", "", false, {begin, begin + length}}}, {}};
      touched += 10 * (1 - number(normal_day_rate(run, {})));
    }
    const double expected = 1 + std::chrono::duration<double>(length).count() / 86400;
    EXPECT_NEAR(touched / 1440, expected, 1e-9);
  }
}

TEST(Oracle, recurrence_with_probability_p_gives_the_share_p) {
  rt::RandomStream draws(7, "oracle/recurrence");
  std::vector<Fault> faults;
  Moment now{0};
  for (int i = 0; i < 20000; ++i) {
    bool again = true;
    while (again) {
      Fault fault;
      fault.root_cause = "cause/" + std::to_string(i);
      fault.failed = now;
      fault.restored = now + 1h;
      faults.push_back(fault);
      now += 10h;
      again = draws.uniform() < 0.38;
    }
  }
  EXPECT_NEAR(number(repeat_fault_share(faults, {0ns, now}, {})), 0.38, 0.006);
}

}  // namespace
}  // namespace headframe::kpi
