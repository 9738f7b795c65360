// How the indicators are counted: the choices that a figure depends on (docs/kpi.md).
#include "sim/scenario/keys.hpp"

namespace headframe::sim::scenario {
namespace {

using namespace std::chrono_literals;

Type<kpi::SeverityRule> severity() {
  constexpr std::size_t many = 10'000;
  Shape<kpi::SeverityRule> keys;
  keys.optional("platform_down", &kpi::SeverityRule::platform_down, boolean(),
                "The platform is down. Absent: true.");
  keys.optional("lines_down", &kpi::SeverityRule::lines_down, large_count(1, many),
                "At least so many lines are down at once. Absent: 1.");
  keys.optional("exempt_lines", &kpi::SeverityRule::exempt_lines,
                list(reference_to("link"), 0, many),
                "Lines that 'lines_down' does not count. Absent: it counts all.");
  keys.optional("dark_mine_share", &kpi::SeverityRule::dark_mine_share, number({0, 1}),
                "At least this share of the mines is dark. Absent: 0.1.");
  keys.optional("modules_down", &kpi::SeverityRule::modules_down, large_count(1, many),
                "At least so many modules are down. Absent: 1.");
  keys.optional("equipment_down", &kpi::SeverityRule::equipment_down, large_count(1, many),
                "At least so many pieces of the centre's equipment are down. Absent: 1.");
  return object(std::move(keys));
}

Type<kpi::RepeatRule> repeat() {
  Shape<kpi::RepeatRule> keys;
  keys.required("match", &kpi::RepeatRule::match,
                choice<kpi::RepeatMatch>(
                    {{"root_cause", kpi::RepeatMatch::root_cause},
                     {"device_and_category", kpi::RepeatMatch::device_and_category},
                     {"device_and_symptom", kpi::RepeatMatch::device_and_symptom}}),
                "What two faults must have in common.");
  keys.required("window", &kpi::RepeatRule::window, duration(1h, 10 * 8760h),
                "At most so long after the earlier one was restored.");
  return object(std::move(keys));
}

}  // namespace

Type<kpi::Rules> measures_type() {
  using kpi::DayRateRule;
  const auto of_day_rate = [](auto member) {
    return [member](kpi::Rules& rules) -> auto& { return rules.day_rate.*member; };
  };
  Shape<kpi::Rules> keys;
  keys.through("day_threshold", false, of_day_rate(&DayRateRule::threshold), duration(0s, 24h),
               "A day is bad when it was abnormal for longer than this. Absent: 0 s.");
  keys.through("planned_counts", false, of_day_rate(&DayRateRule::planned_counts), boolean(),
               "Whether planned maintenance makes a day bad. Absent: true.");
  keys.through("severity", false, of_day_rate(&DayRateRule::severity), severity(),
               "When the system as a whole is abnormal: any of these. Absent: see each.");
  keys.optional("network_threshold", &kpi::Rules::network_threshold, duration(0s, 24h),
                "The same threshold for the network day-rate, line by line. Absent: 0 s.");
  keys.optional("repeat", &kpi::Rules::repeat, repeat(),
                "When a fault repeats another one. Absent: the same root cause within 30 d.");
  return object(std::move(keys));
}

}  // namespace headframe::sim::scenario
