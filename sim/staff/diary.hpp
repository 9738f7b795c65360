// What people did, as it happened. Collectors override what they care about.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "platform/kpi/evaluate.hpp"
#include "platform/rt/time.hpp"
#include "sim/staff/pages.hpp"
#include "sim/staff/ports.hpp"

namespace headframe::sim::staff {

struct ShiftTaken {
  std::string officer;
};
/// `seen` is what the communication page said.
struct PatrolDone {
  std::string officer;
  rt::WallTime due;
  bool on_time = true;
  Communication seen;
};
struct PatrolMissed {
  std::string officer;
  rt::WallTime due;
};
struct ReportHandedIn {
  std::string officer;
  DailyReport report;
  bool on_time = true;
};
struct ReportMissed {
  std::string officer;
  std::int64_t day = 0;
};
struct AlarmAcknowledged {
  std::string officer;
  Alarm alarm;
  rt::WallTime seen;
};
/// A dispatcher looked on the spot.
struct AlarmChecked {
  std::string mine, point;
  bool real = false;
};
struct Called {
  std::string from, to, about;
};
struct NotedOnPaper {
  std::string officer, thing, symptom;
};
/// Instants as they stand in the order.
struct OrderEntered {
  std::string who;
  std::int64_t order = 0;
  std::string thing, symptom;
  bool from_paper = false;
  rt::WallTime failed, detected;
};
/// `happened` is absent for the closing of a ticket, which is nothing but paper.
struct StepEntered {
  std::string who;
  std::int64_t order = 0;
  std::string thing, step;
  std::optional<rt::WallTime> happened;
  rt::WallTime written;
  std::string cause;  // at the closing
};

/// `at` is what the people's watches show, which are right.
class Diary {
 public:
  virtual ~Diary() = default;
  virtual void on(rt::WallTime, const ShiftTaken&) {}
  virtual void on(rt::WallTime, const PatrolDone&) {}
  virtual void on(rt::WallTime, const PatrolMissed&) {}
  virtual void on(rt::WallTime, const ReportHandedIn&) {}
  virtual void on(rt::WallTime, const ReportMissed&) {}
  virtual void on(rt::WallTime, const AlarmAcknowledged&) {}
  virtual void on(rt::WallTime, const AlarmChecked&) {}
  virtual void on(rt::WallTime, const Called&) {}
  virtual void on(rt::WallTime, const NotedOnPaper&) {}
  virtual void on(rt::WallTime, const OrderEntered&) {}
  virtual void on(rt::WallTime, const StepEntered&) {}
};

/// Done and due of patrols and daily reports, for patrol_rate and report_rate (the seed's yearly
/// goals: 巡查率, 报表编制上报率). What was done late counts as due and not as done.
class Tallies : public Diary {
 public:
  using Diary::on;
  void on(rt::WallTime, const PatrolDone& e) override { count(patrols, e.on_time); }
  void on(rt::WallTime, const PatrolMissed&) override { count(patrols, false); }
  void on(rt::WallTime, const ReportHandedIn& e) override { count(reports, e.on_time); }
  void on(rt::WallTime, const ReportMissed&) override { count(reports, false); }

  kpi::Tally patrols, reports;

 private:
  static void count(kpi::Tally& tally, bool done) {
    tally.done += done;
    tally.due += 1;
  }
};

}  // namespace headframe::sim::staff
