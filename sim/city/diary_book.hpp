// What the people of a city did, for the report's timeline and for the digest.
#pragma once

#include "sim/city/event_book.hpp"
#include "sim/staff/diary.hpp"

namespace headframe::sim::city {

/// Each event of the diary is a canonical event of the node "people" with its kind and its subject,
/// and a line of the timeline; patrols and reports are counted besides.
class DiaryBook final : public staff::Diary {
 public:
  DiaryBook(World& world, Era era) : events_(world, era) {}

  void on(rt::WallTime, const staff::ShiftTaken&) override;
  void on(rt::WallTime, const staff::PatrolDone&) override;
  void on(rt::WallTime, const staff::PatrolMissed&) override;
  void on(rt::WallTime, const staff::ReportHandedIn&) override;
  void on(rt::WallTime, const staff::ReportMissed&) override;
  void on(rt::WallTime, const staff::AlarmAcknowledged&) override;
  void on(rt::WallTime, const staff::AlarmChecked&) override;
  void on(rt::WallTime, const staff::Called&) override;
  void on(rt::WallTime, const staff::NotedOnPaper&) override;
  void on(rt::WallTime, const staff::OrderEntered&) override;
  void on(rt::WallTime, const staff::StepEntered&) override;

  const std::vector<record::Event>& events() const { return events_.events(); }
  const staff::Tallies& tallies() const { return tallies_; }

 private:
  template <class Event>
  void write(rt::WallTime at, const Event& event);

  EventBook events_;
  staff::Tallies tallies_;
};

}  // namespace headframe::sim::city
