// Who repairs, and what becomes of the work order: maintenance in the centre, a vendor's engineer.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "platform/rt/runtime.hpp"
#include "sim/staff/address_book.hpp"
#include "sim/staff/diary.hpp"
#include "sim/staff/order_form.hpp"
#include "sim/staff/paper_rules.hpp"
#include "sim/staff/workstation.hpp"

namespace headframe::sim::staff {

/// Knows of a repair because it is their own, and of a carrier's or the grid's because they call.
/// Enters its steps into the order that is open for the device, as the habits have it; where nobody
/// has opened one by the time it is to be closed, opens it. Nothing is lost to a platform that does
/// not answer: the entry is tried again. Lives on the executor of `life`.
class Technician {
 public:
  Technician(rt::Runtime& life, Seat seat, const AddressBook& book, Diary& diary,
             PaperHabits habits, std::uint64_t seed);

  rt::Task<> work();
  /// May come from outside of the people's node. Things that are not in the book are none of ours.
  void learns(const Progress& progress);

 private:
  struct Job {
    std::string thing;
    Memory memory;
    std::vector<Intention> intentions;
    std::int64_t order = 0;  // 0: not found yet

    bool is_over() const { return memory.happened[entry_of(Stage::restored)].has_value(); }
  };
  using Jobs = std::map<std::string, Job>;  // by name: the thing and how often it was repaired

  Jobs::iterator job_about(const std::string& thing);
  rt::Task<bool> sit_down(Jobs::iterator job, Intention intention);
  rt::Task<Found> find_order(Jobs::iterator job, bool or_open_one);
  rt::Task<Lookup> open_order(const Job& job);
  rt::Task<Answer> enter(const Job& job, const Line& line, const std::string& cause);
  Jobs::iterator next_job();
  rt::WallTime now() const { return life_.clock().wall_now(); }

  rt::Runtime& life_;
  Seat seat_;
  const AddressBook& book_;
  Diary& diary_;
  PaperHabits habits_;
  Dice dice_;
  Jobs jobs_;
  std::map<std::string, std::uint32_t> repairs_;  // begun, by thing
  std::set<std::int64_t> taken_;                  // orders
  rt::Timer timer_;
};

}  // namespace headframe::sim::staff
