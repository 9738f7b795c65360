// The mines' own dispatchers: they answer the telephone, look on the spot and call back.
#pragma once

#include <functional>
#include <map>
#include <string>

#include "platform/rt/runtime.hpp"
#include "sim/staff/address_book.hpp"
#include "sim/staff/diary.hpp"
#include "sim/staff/duty_room.hpp"

namespace headframe::sim::staff {

/// What a dispatcher says about a silent mine.
Told answer_about(const std::string& mine, const AtMine& look);

/// Lives on the executor of `life`. A dispatcher whose own system is down has its vendor called;
/// one who upgrades it announces that, or does not, as the habits have it.
class Dispatchers final : public Mines {
 public:
  /// Rings in the duty room.
  using CallBack = std::function<void(const std::string& mine, Told told)>;

  Dispatchers(rt::Runtime& life, const AddressBook& book, const AtMine& look, Outside& outside,
              Diary& diary, DispatcherHabits habits, std::uint64_t seed, CallBack call_back);

  void ask(const std::string& mine) override;
  void warn(const std::string& mine, const std::string& point) override;
  /// The mine's system is being replaced. May come from outside of the people's node.
  void upgrade_begins(const std::string& mine);

 private:
  rt::Task<> look_into(std::string mine, std::string call);
  rt::Task<> check(std::string mine, std::string point, std::string call);
  rt::Task<> announce(std::string mine, std::string call);
  std::string next_call(const std::string& mine);
  rt::Task<> pause(const math::Law& delay, const std::string& mine, const std::string& purpose);
  Dice dice_of(const std::string& mine) const { return {seed_, "dispatcher/" + mine}; }
  rt::WallTime now() const { return life_.clock().wall_now(); }

  rt::Runtime& life_;
  const AddressBook& book_;
  const AtMine& look_;
  Outside& outside_;
  Diary& diary_;
  DispatcherHabits habits_;
  std::uint64_t seed_;
  CallBack call_back_;
  std::map<std::string, std::uint32_t> calls_;  // by mine
};

}  // namespace headframe::sim::staff
