// The duty room: one officer at a time, in shifts, at the platform's screens and at the telephone.
#pragma once

#include <deque>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "platform/rt/runtime.hpp"
#include "sim/staff/diary.hpp"
#include "sim/staff/duty_rules.hpp"
#include "sim/staff/order_form.hpp"
#include "sim/staff/workstation.hpp"

namespace headframe::sim::staff {

/// The mines' ends of the telephone.
class Mines {
 public:
  virtual ~Mines() = default;
  /// A dispatcher is asked about the silence of the mine, and calls back.
  virtual void ask(const std::string& mine) = 0;
  /// A dispatcher is told of an alarm.
  virtual void warn(const std::string& mine, const std::string& point) = 0;
};

/// What surrounds the officer. All of it outlives the duty room.
struct Premises {
  rt::Runtime& life;  // the people's own: their watches, which are right
  const AddressBook& book;
  const Surroundings& surroundings;
  Outside& outside;
  Mines& mines;
  Diary& diary;
  std::vector<Workstation*> places;  // of the duty room; at least one
};

/// Lives on the executor of `life`, with people who do one thing at a time: while the officer
/// walks, talks or types, everything else waits. Knows nothing but what screens, signs and calls
/// tell.
class DutyRoom {
 public:
  /// There is an account for each officer of the shifts.
  DutyRoom(Premises premises, OfficerHabits habits,
           std::map<std::string, std::shared_ptr<Account>> accounts, std::uint64_t seed);

  /// Keeps watch until `end`; what can no longer be done in time then, and is not done, is missed.
  rt::Task<> work(rt::WallTime end);

  /// The telephone rings: anybody, or a mine's dispatcher, asked or not. May come from outside of
  /// the people's node.
  void rings(Call call);
  void says(const std::string& mine, Told told);

 private:
  struct Saying {
    std::string mine;
    Told told = Told::all_well;
  };
  using Ring = std::variant<Call, Saying>;

  // duty_room.cpp: the round of the clock
  void take_over();
  rt::Task<> answer_telephone();
  rt::Task<> glance();
  rt::Task<> handle_alarm();
  rt::Task<> patrol();
  rt::Task<bool> look_at_all_pages();
  rt::Task<> report();
  rt::Task<bool> compile_report(std::int64_t about, rt::WallTime latest);
  void miss_what_is_due(rt::WallTime end);
  rt::WallTime next_due() const;

  // duty_acts.cpp: hands and voice
  rt::Task<Answer> page(Request request);
  rt::Task<Answer> list(std::string path, http::client::Query query = {});
  rt::Task<> note(Answer::Kind seen);
  rt::Task<> perform(Actions actions);
  rt::Task<> act(PassOn action);
  rt::Task<> act(AskMine action);
  rt::Task<> act(Write action);
  rt::Task<> enter_paper();
  rt::Task<> acknowledge(Handling handling);
  std::vector<Sign> signs() const;
  bool is_asked(const std::string& mine) const;
  rt::Task<> hands_full(rt::Duration length);
  rt::Task<> wait_until(rt::WallTime time);
  void wake();

  rt::WallTime now() const { return premises_.life.clock().wall_now(); }
  Bearings bearings() const { return {premises_.book, habits_, now()}; }
  template <class Event>
  void write_diary(const Event& event) {
    premises_.diary.on(now(), event);
  }

  Premises premises_;
  OfficerHabits habits_;
  std::map<std::string, std::shared_ptr<Account>> accounts_;
  std::uint64_t seed_;
  std::string officer_;
  std::unique_ptr<Seat> seat_;
  Log log_;
  std::deque<Paper> paper_;
  std::vector<Handling> alarms_;  // in hand
  std::deque<Ring> rings_;
  rt::WallTime next_glance_, patrol_due_, report_due_, next_try_;
  Communication seen_;           // on the last patrol
  bool called_to_look_ = false;  // somebody asked what is the matter
  rt::Timer timer_;
  bool idle_ = false;
};

}  // namespace headframe::sim::staff
