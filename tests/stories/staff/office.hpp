// A centre with people in it: the whole platform on one node, workstations on others, six mines of
// one county that deliver a file every four minutes, and a town in which the tests decide what
// breaks.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include <gmock/gmock.h>

#include "platform/app/installation.hpp"
#include "platform/core/civil.hpp"
#include "platform/kpi/faults.hpp"
#include "sim/staff/diary_words.hpp"
#include "sim/staff/staff.hpp"
#include "sim/world/world.hpp"

namespace headframe::sim::staff {

using namespace std::chrono_literals;

inline rt::WallTime at(const std::string& text) {
  return core::time_from(text).value();
}

/// What the tests break, and what people did about it.
struct Town final : Surroundings, Outside, AtMine {
  std::vector<Sign> signs() const override { return shown; }
  void report(const std::string& thing, Party to, rt::WallTime when) override {
    reports.push_back(std::string(name_of(to)) + " " + thing);
    reported_at[thing] = when;
    if (on_report) on_report(thing);
  }
  bool system_works(const std::string& mine) const override { return !broken.contains(mine); }
  bool is_being_upgraded(const std::string&) const override { return false; }
  bool is_over_limit(const std::string& mine, const std::string&) const override {
    return gassy.contains(mine);
  }

  std::vector<Sign> shown;
  std::set<std::string> broken, gassy, cut_off;  // mines; a mine cut off delivers nothing
  std::vector<std::string> reports;
  std::map<std::string, rt::WallTime> reported_at;
  std::function<void(const std::string& thing)> on_report;
};

/// Keeps every event, in words, and some of them as they are.
struct Notebook final : Diary {
  using Diary::on;
  void on(rt::WallTime when, const ShiftTaken& e) override {
    shifts[e.officer] = when;
    tell(when, e);
  }
  void on(rt::WallTime when, const PatrolDone& e) override { tell(when, e); }
  void on(rt::WallTime when, const PatrolMissed& e) override { tell(when, e); }
  void on(rt::WallTime when, const ReportHandedIn& e) override {
    last_report = e.report;
    tell(when, e);
  }
  void on(rt::WallTime when, const ReportMissed& e) override { tell(when, e); }
  void on(rt::WallTime when, const AlarmAcknowledged& e) override {
    acknowledged.push_back({e.officer, when - e.seen});
    tell(when, e);
  }
  void on(rt::WallTime when, const AlarmChecked& e) override {
    checked.push_back(e.real);
    tell(when, e);
  }
  void on(rt::WallTime when, const Called& e) override { tell(when, e); }
  void on(rt::WallTime when, const NotedOnPaper& e) override {
    paper.push_back(e.thing);
    tell(when, e);
  }
  void on(rt::WallTime when, const OrderEntered& e) override {
    orders.push_back(e);
    entered_at[e.thing] = when;
    tell(when, e);
  }
  void on(rt::WallTime when, const StepEntered& e) override { tell(when, e); }

  std::map<std::string, rt::WallTime> shifts, entered_at;
  std::vector<std::pair<std::string, rt::Duration>> acknowledged;
  std::vector<bool> checked;
  std::vector<std::string> paper;
  std::vector<OrderEntered> orders;
  DailyReport last_report;
  Tallies tallies;
  std::vector<std::string> story;  // "2021-06-14T09:02:00+08:00 wang calls carrier: …"

 private:
  template <class Event>
  void tell(rt::WallTime when, const Event& event) {
    static_cast<Diary&>(tallies).on(when, event);
    story.push_back(core::to_text(when) + " " + line_of(event).en);
  }
};

/// Opens at 08:00 on Monday, 2021-06-14.
class Office {
 public:
  explicit Office(Roster roster = usual_roster());
  ~Office();

  /// Officers wang (from 8:00), li (16:00) and zhao (0:00); zhou repairs and writes everything down
  /// at once, qian is the vendor's engineer. No delay varies.
  static Roster usual_roster();
  static std::string mine(int i);

  void run_until(const std::string& time);
  /// At that time, between two events.
  void at_time(const std::string& time, std::function<void()> act);
  void repair(const std::string& thing, Stage stage, const std::string& time,
              const std::string& cause = {});
  void upgrade(int mine, const std::string& time);
  void ring(Call call, const std::string& time);
  /// One file of this mine, with this value and status.
  void deliver(int mine, double methane_percent, int status);

  /// The platform's own page, asked without anybody's screen.
  nlohmann::json page(const std::string& path, std::map<std::string, std::string> query = {});
  /// What the platform's work orders say; instants count from 08:00.
  std::vector<kpi::Fault> believed();

  Town town;
  Notebook diary;
  Node& platform() { return *platform_; }
  Node& first_screen() { return *screens_[0]; }
  Node& second_screen() { return *screens_[1]; }

 private:
  void boot_platform();
  rt::Task<> serve(rt::Runtime& runtime, app::Installation& installation);
  rt::Task<nlohmann::json> call(rt::Runtime& runtime, Request request);
  void boot_people();
  void send_files();

  Roster roster_;
  AddressBook book_;
  Accounts accounts_;
  std::vector<std::unique_ptr<Workstation>> places_;
  World world_;
  Node* platform_ = nullptr;
  Node* people_ = nullptr;
  std::vector<Node*> screens_;                 // two for the duty room, one for the workshop
  app::Installation* installation_ = nullptr;  // of the running program
  Staff* staff_ = nullptr;
  bool enrolled_ = false;
  int files_sent_ = 0;  // by each mine
};

}  // namespace headframe::sim::staff
