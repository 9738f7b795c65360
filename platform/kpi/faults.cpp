#include "platform/kpi/faults.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <tuple>

namespace headframe::kpi {
namespace {

const Text no_fault{"时段内没有故障", "no fault in the horizon"};

double in_hours(Duration duration) {
  return std::chrono::duration<double, std::ratio<3600>>(duration).count();
}

bool counts(const Fault& fault) {
  return fault.system_level && fault.exclusion == Exclusion::none;
}

/// Empty when the fault lacks what the rule compares; such a fault repeats nothing.
std::string match_key(const Fault& fault, RepeatMatch match) {
  const auto pair = [](const std::string& a, const std::string& b) {
    return a.empty() || b.empty() ? std::string{} : a + '\n' + b;
  };
  switch (match) {
    case RepeatMatch::root_cause: return fault.root_cause;
    case RepeatMatch::device_and_category: return pair(fault.device, fault.category);
    case RepeatMatch::device_and_symptom: return pair(fault.device, fault.symptom);
  }
  return {};
}

std::vector<Fault> in_order(std::span<const Fault> faults) {
  std::vector<Fault> sorted;
  std::copy_if(faults.begin(), faults.end(), std::back_inserter(sorted), counts);
  std::sort(sorted.begin(), sorted.end(), [](const Fault& a, const Fault& b) {
    return std::tie(a.failed, a.id) < std::tie(b.failed, b.id);
  });
  return sorted;
}

/// Restorations so far of faults with one key; asks whether one of them is recent enough.
bool recurs(const std::vector<Moment>& restored, Moment failed, Duration window) {
  return std::any_of(restored.begin(), restored.end(), [&](Moment moment) {
    return moment <= failed && failed - moment <= window;
  });
}

}  // namespace

std::vector<Fault> counted_faults(std::span<const Fault> faults, Span horizon) {
  auto sorted = in_order(faults);
  std::erase_if(sorted, [&](const Fault& fault) { return !horizon.contains(fault.failed); });
  return sorted;
}

Measure mean_restoration_hours(std::span<const Fault> faults, Span horizon) {
  const auto counted = counted_faults(faults, horizon);
  double sum = 0;
  std::size_t open = 0;
  for (const Fault& fault : counted) {
    if (fault.restored) {
      sum += in_hours(*fault.restored - fault.failed);
    } else {
      ++open;
    }
  }
  if (open > 0) {
    return Missing{{fmt::format("{} 起故障中有 {} 起到跟踪结束仍未修复", counted.size(), open),
                    fmt::format("{} of {} faults were not restored by the end of the follow-up",
                                open, counted.size())}};
  }
  return ratio(sum, static_cast<double>(counted.size()), no_fault);
}

Measure mean_response_hours(std::span<const Fault> faults, Span horizon) {
  double sum = 0;
  std::size_t answered = 0, reported = 0;
  for (const Fault& fault : counted_faults(faults, horizon)) {
    if (!fault.detected) continue;
    ++reported;
    if (!fault.responded) continue;
    sum += in_hours(*fault.responded - *fault.detected);
    ++answered;
  }
  if (reported > answered && answered == 0)
    return Missing{{"故障有人报告，但到场时间没有记录",
                    "faults were reported, but nobody's arrival at them was recorded"}};
  return ratio(sum, static_cast<double>(answered),
               {"时段内没有派人处理的故障", "nobody was called to a fault in the horizon"});
}

std::vector<bool> repeats(std::span<const Fault> faults, Span horizon, const RepeatRule& rule) {
  std::map<std::string, std::vector<Moment>> restored;
  std::vector<bool> result;
  for (const Fault& fault : in_order(faults)) {
    const auto key = match_key(fault, rule.match);
    auto& earlier = restored[key];
    if (horizon.contains(fault.failed)) {
      result.push_back(!key.empty() && recurs(earlier, fault.failed, rule.window));
    }
    if (fault.restored) earlier.push_back(*fault.restored);
  }
  return result;
}

Measure repeat_fault_share(std::span<const Fault> faults, Span horizon, const RepeatRule& rule) {
  const auto flags = repeats(faults, horizon, rule);
  const auto again = std::count(flags.begin(), flags.end(), true);
  return ratio(static_cast<double>(again), static_cast<double>(flags.size()), no_fault);
}

std::vector<RepeatsOfCategory> repeats_by_category(std::span<const Fault> faults, Span horizon,
                                                   const RepeatRule& rule) {
  const auto counted = counted_faults(faults, horizon);
  const auto flags = repeats(faults, horizon, rule);
  std::map<std::string, RepeatsOfCategory> by_category;
  for (std::size_t i = 0; i < counted.size(); ++i) {
    auto& entry = by_category[counted[i].category];
    entry.category = counted[i].category;
    ++entry.faults;
    if (flags[i]) ++entry.repeats;
  }
  std::vector<RepeatsOfCategory> result;
  for (auto& [name, entry] : by_category) result.push_back(std::move(entry));
  return result;
}

}  // namespace headframe::kpi
