// Counts the numerators and denominators of one replicate's figures while it runs.
//
// The figures are those of platform/kpi, by the same rules; a test holds the two against each
// other. They are counted here as the timeline goes by, because a study has no time to write a
// timeline down: nothing is allocated after construction.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "platform/kpi/rules.hpp"
#include "platform/kpi/spans.hpp"
#include "sim/equipment/observer.hpp"
#include "sim/study/day_times.hpp"

namespace headframe::sim::study {

enum class Figure : std::uint8_t {
  normal_day_rate, time_availability, mine_data_service, network_day_rate,
  mean_restoration_h, mean_response_h, mean_up_time_d, repeat_fault_share,
  faults, down_days, maintenance_days,
  hardware_jobs,      // repairs whose cause is hardware, whether they count as faults or not
  abnormal_episodes,  // unplanned
  count
};
inline constexpr auto figures = static_cast<std::size_t>(Figure::count);

/// Of one replicate; a figure over many is the ratio of the sums (reliability.md §3.1).
struct Ratio {
  double numerator = 0, denominator = 0;
};

/// The same outages under other definitions: thresholds, and whether planned maintenance counts.
inline constexpr std::array<int, 5> threshold_hours{0, 2, 4, 8, 12};

/// One year of 365 days of a replicate; the last one may be shorter.
struct Slice {
  double days = 0, good_days = 0;  // by the rules of the study
  double faults = 0, hardware_jobs = 0;
  double down_days = 0;            // unplanned
};

/// Counts (faults, jobs, episodes, days) are divided by the years of the horizon when it is longer
/// than one year of 365 days, so that they are those of a year.
struct Year {
  std::array<Ratio, figures> figure{};
  /// Good days by threshold: with planned maintenance counted, and without.
  std::array<double, threshold_hours.size()> good_days_planned{}, good_days_unplanned{};
  double days = 0;

  const Ratio& operator[](Figure f) const { return figure[static_cast<std::size_t>(f)]; }
  Ratio& operator[](Figure f) { return figure[static_cast<std::size_t>(f)]; }
};

/// An observer of one Equipment. `begin` before each start, `end` when its calendar is empty.
/// At most 64 kinds: throws std::invalid_argument.
///
/// A fault repeats one of its own component. One that is shared through a common cause is not
/// looked for at the other members, which platform/kpi would do; it matters only when a delay of
/// recurrence is longer than the window.
class Tally final : public equipment::Observer {
 public:
  Tally(const equipment::Inventory& inventory, const kpi::Rules& rules);

  void begin();
  /// The unplanned abnormal days are added to `by_kind`, one number for each kind: where several
  /// causes hold at a time they share it equally.
  Year end(double* by_kind);
  /// The years of the replicate that has ended; of a horizon of at most one year, nothing.
  const std::vector<Slice>& slices() const { return slices_; }

  void group_went_down(rt::Duration at, equipment::Number group, equipment::Number) override;
  void group_came_back(rt::Duration at, equipment::Number group, equipment::Number) override;
  void job_changed(rt::Duration at, equipment::Number component, const repair::Job&) override;
  void maintenance_begins(rt::Duration at, equipment::Number plan) override;
  void maintenance_ends(rt::Duration at, equipment::Number plan) override;

 private:
  /// Outages of one thing: several groups may be the same thing.
  struct Thing {
    kpi::Subject subject;
    std::string id;
    bool exempt = false;                  // a line that the severity rule does not count
    std::vector<std::uint32_t> mines;     // that send through the line, or that it is
  };
  static constexpr std::size_t subjects = 5;
  /// How many things are down, by subject; exempt lines are not among them.
  using Counts = std::array<std::uint32_t, subjects>;
  struct Last {
    std::uint64_t root_cause = 0;
    rt::Duration restored{-1};
  };

  std::uint32_t thing_of(kpi::Subject subject, const std::string& id);
  void change(std::uint32_t thing, bool planned, int step, rt::Duration at);
  void darken(const Thing& thing, int step);
  void advance(rt::Duration to);
  std::uint64_t& kinds_of(const Thing& thing);
  bool abnormal(const Counts& down, std::uint32_t dark) const;
  std::uint64_t kinds_at_fault(std::uint32_t dark) const;
  void attribute(std::uint64_t kinds, rt::Duration length);
  void opened(equipment::Number component, const repair::Job& job);
  bool repeats(equipment::Number component, const repair::Job& job) const;
  void count_days(Year& year);
  void count_slices();
  Slice* slice_at(rt::Duration at);

  const equipment::Inventory& inventory_;
  kpi::Rules rules_;
  kpi::Calendar calendar_;
  std::uint32_t mines_, dark_limit_;
  std::vector<Thing> things_;
  std::vector<std::uint32_t> thing_of_group_, thing_of_plan_;

  // Of one replicate.
  rt::Duration now_{};
  Counts down_{}, unplanned_down_{};
  std::vector<std::array<std::uint32_t, 2>> outages_;  // of each thing: all, unplanned
  std::vector<std::uint32_t> dark_reasons_;            // of each mine, the platform apart
  std::uint32_t dark_ = 0;                             // mines with a reason
  /// Bits: kinds with an effect, by subject; those of exempt lines come last.
  std::array<std::uint64_t, subjects + 1> kinds_down_{};
  std::vector<std::uint32_t> groups_down_of_kind_;
  bool was_abnormal_ = false;  // unplanned, in the stretch before
  std::int64_t abnormal_ns_ = 0, unplanned_ns_ = 0;
  double dark_mine_days_ = 0;
  DayTimes abnormal_days_, unplanned_days_, planned_days_;
  std::vector<DayTimes> line_days_;       // by thing
  DayTimes network_days_;                 // marked: a line was down for too long
  std::vector<rt::Duration> down_since_;  // of lines
  std::uint32_t plans_open_ = 0;
  rt::Duration planned_since_{};
  std::vector<Last> last_;                // of each component
  std::vector<double> kind_days_;
  std::vector<Slice> slices_;
  Year year_;
};

}  // namespace headframe::sim::study
