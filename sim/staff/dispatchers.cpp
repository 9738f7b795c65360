#include "sim/staff/dispatchers.hpp"

#include <fmt/format.h>

namespace headframe::sim::staff {

Told answer_about(const std::string& mine, const AtMine& look) {
  if (look.is_being_upgraded(mine)) return Told::being_upgraded;
  return look.system_works(mine) ? Told::all_well : Told::system_down;
}

Dispatchers::Dispatchers(rt::Runtime& life, const AddressBook& book, const AtMine& look,
                         Outside& outside, Diary& diary, DispatcherHabits habits,
                         std::uint64_t seed, CallBack call_back)
    : life_(life),
      book_(book),
      look_(look),
      outside_(outside),
      diary_(diary),
      habits_(habits),
      seed_(seed),
      call_back_(std::move(call_back)) {}

void Dispatchers::ask(const std::string& mine) {
  rt::spawn(life_.executor(), look_into(mine, next_call(mine)));
}

void Dispatchers::warn(const std::string& mine, const std::string& point) {
  rt::spawn(life_.executor(), check(mine, point, next_call(mine)));
}

void Dispatchers::upgrade_begins(const std::string& mine) {
  const std::string call = next_call(mine);
  if (!dice_of(mine).happens(habits_.announces_upgrades, call + "/announces")) return;
  rt::spawn(life_.executor(), announce(mine, call));
}

rt::Task<> Dispatchers::look_into(std::string mine, std::string call) {
  co_await pause(habits_.answers, mine, call + "/answers");
  co_await pause(habits_.checks, mine, call + "/checks");
  const Told told = answer_about(mine, look_);
  if (told == Told::system_down) {
    const std::string& adapter = book_.adapter_of_mine.at(mine);
    diary_.on(now(), Called{mine, "vendor", adapter});
    outside_.report(adapter, Party::vendor, now());
  }
  call_back_(mine, told);
}

rt::Task<> Dispatchers::check(std::string mine, std::string point, std::string call) {
  co_await pause(habits_.answers, mine, call + "/answers");
  co_await pause(habits_.checks, mine, call + "/checks");
  diary_.on(now(), AlarmChecked{mine, point, look_.is_over_limit(mine, point)});
}

rt::Task<> Dispatchers::announce(std::string mine, std::string call) {
  co_await pause(habits_.answers, mine, call + "/answers");
  call_back_(mine, Told::being_upgraded);
}

std::string Dispatchers::next_call(const std::string& mine) {
  return fmt::format("call/{}", ++calls_[mine]);
}

rt::Task<> Dispatchers::pause(const math::Law& delay, const std::string& mine,
                              const std::string& purpose) {
  co_await rt::sleep_for(life_.clock(), dice_of(mine).of(delay, purpose));
}

}  // namespace headframe::sim::staff
