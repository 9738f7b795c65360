#include "sim/staff/paper_rules.hpp"

#include <algorithm>

namespace headframe::sim::staff {
namespace {

/// The time of the first step from `entry` to `upto` that is remembered; of this moment, if none
/// is.
rt::WallTime as_remembered(const Memory& memory, std::size_t entry, std::size_t upto,
                           const PaperHabits& habits, rt::WallTime now) {
  for (std::size_t i = entry; i <= upto && i < closing; ++i)
    if (memory.happened[i] && !memory.forgotten[i])
      return rounded(*memory.happened[i], habits.rounding);
  return now;
}

}  // namespace

std::vector<Intention> decide(Memory& memory, const Progress& progress, const PaperHabits& habits,
                              const Dice& person, const std::string& job, rt::WallTime now) {
  const std::size_t entry = entry_of(progress.stage);
  const std::string purpose = job + "/" + std::string(entries[entry]);
  const bool again = memory.happened[entry].has_value();  // after a repair in vain
  memory.happened[entry] = progress.at;
  if (!again) memory.forgotten[entry] = person.happens(habits.forgets, purpose + "/forgets");
  std::vector<Intention> out;
  if (!again && !memory.forgotten[entry])
    out.push_back({now + person.of(habits.writing, purpose + "/writing"), entry});
  if (progress.stage != Stage::restored) return out;
  memory.cause = progress.cause;
  out.push_back({closing_time(habits, now, person.of(habits.closing, job + "/closing")), closing});
  return out;
}

std::vector<Line> lines_for(const Order& order, const Memory& memory, std::size_t upto,
                            const PaperHabits& habits, rt::WallTime now) {
  now = {std::chrono::floor<std::chrono::minutes>(now.since_epoch)};
  rt::WallTime previous = order.times.at("detected");
  std::vector<Line> lines;
  for (std::size_t i = 0; i <= upto; ++i) {
    const std::string step(entries[i]);
    if (const auto stands = order.times.find(step); stands != order.times.end()) {
      previous = stands->second;
      continue;
    }
    const rt::WallTime wanted = as_remembered(memory, i, upto, habits, now);
    const rt::WallTime at = std::max(previous, std::min(wanted, now));
    lines.push_back({step, at, i < closing ? memory.happened[i] : std::nullopt});
    previous = at;
  }
  return lines;
}

std::string cause_for(const Memory& memory, const PaperHabits& habits, const Dice& person,
                      const std::string& job) {
  const std::string purpose = job + "/cause";
  if (habits.usual_causes.empty() || !person.happens(habits.wrong_cause, purpose))
    return memory.cause.empty() ? "unknown" : memory.cause;
  const auto& usual = habits.usual_causes;
  const std::size_t first = person.below(usual.size(), purpose + "/which");
  for (std::size_t i = 0; i < usual.size(); ++i)
    if (const auto& other = usual[(first + i) % usual.size()]; other != memory.cause) return other;
  return "unknown";
}

}  // namespace headframe::sim::staff
