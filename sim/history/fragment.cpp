// A fitted log as YAML.
#include <fmt/format.h>

#include "sim/history/report.hpp"
#include "sim/history/verdict.hpp"

namespace headframe::sim::history {
namespace {

constexpr double hours_a_day = 24, hours_a_year = 8760;

// What the scenario's keys take.
constexpr double least_shape = 0.1, greatest_shape = 20, greatest_scale_h = 250 * hours_a_year;
constexpr double greatest_sigma = 5, greatest_repair_h = 10 * hours_a_year;

std::string lifetime(double hours) {
  return hours < hours_a_year ? fmt::format("{:.4f} d", hours / hours_a_day)
                              : fmt::format("{:.4f} y", hours / hours_a_year);
}

std::string life_of(const Lifetime& law) {
  return fmt::format("{{shape: {:.4f}, scale: {}}}", law.shape, lifetime(law.scale));
}

bool fits_a_life(const Lifetime& law) {
  return law.shape >= least_shape && law.shape <= greatest_shape && law.scale >= hours_a_day &&
         law.scale <= greatest_scale_h;
}

std::string law_of(const Lifetime& law) {
  switch (law.family) {
    case Family::exponential: return fmt::format("{{law: exponential, mean: {:.4f} h}}", law.scale);
    case Family::weibull:
      return fmt::format("{{law: weibull, shape: {:.4f}, scale: {:.4f} h}}", law.shape, law.scale);
    case Family::lognormal:
      return fmt::format("{{law: lognormal, mean: {:.4f} h, sigma: {:.4f}}}", mean(law), law.shape);
  }
  return {};
}

bool fits_a_repair(const Lifetime& law) {
  const bool shape = law.family == Family::lognormal ? law.shape <= greatest_sigma
                     : law.family == Family::weibull ? law.shape >= least_shape && law.shape <= greatest_shape
                                                     : true;
  return shape && mean(law) >= 1.0 / 3600 && mean(law) <= greatest_repair_h;
}

bool has_life(const KindHistory& kind) {
  return kind.lives.chosen && fits_a_life(kind.lives.chosen->law);
}
bool has_repair(const KindHistory& kind) {
  return kind.repairs.chosen && fits_a_repair(kind.repairs.chosen->law);
}

std::string repair_entry(const KindHistory& kind) {
  return fmt::format("  {}-as-recorded:  # {} repairs\n"
                     "    team: as-recorded\n"
                     "    measured: true\n"
                     "    detection: {{law: fixed, value: 0 s}}\n"
                     "    response: {{law: fixed, value: 0 s}}\n"
                     "    wait: {}\n"
                     "    work: {{law: fixed, value: 0 s}}\n",
                     kind.kind, kind.repairs.events, law_of(kind.repairs.chosen->law));
}

std::string component_entry(const KindHistory& kind, double age_after_repair) {
  const Part& lives = kind.lives;
  std::string text = fmt::format("  # {}: {} failures in {:.2f} unit-years. {}\n", kind.kind,
                                 lives.events, lives.exposure_h / hours_a_year,
                                 verdict_of_lives(lives).en);
  if (lives.chosen && !has_life(kind))
    text += "  # The fitted life is beyond what a scenario takes; the one it has stays.\n";
  if (kind.repairs.chosen && !has_repair(kind))
    text += "  # The fitted repair is beyond what a scenario takes; the one it has stays.\n";
  if (!has_life(kind) && !has_repair(kind)) return text;
  text += fmt::format("  {}:\n", kind.kind);
  if (has_life(kind))
    text += fmt::format("    measured: true\n    life: {}\n    age_after_repair: {}\n",
                        life_of(lives.chosen->law), age_after_repair);
  if (has_repair(kind)) text += fmt::format("    repair: {}-as-recorded\n", kind.kind);
  return text;
}

}  // namespace

std::string fragment(const Told& told) {
  std::string repairs, components;
  for (const KindHistory& kind : told.kinds) {
    if (has_repair(kind)) repairs += repair_entry(kind);
    components += component_entry(kind, told.settings.reading.age_after_repair);
  }
  std::string text = fmt::format(
      "# Lives and repairs as recorded in {}, fitted by `headframe fit`. A repair takes as long as from\n"
      "# failure to restored in the log, queues and waits included, so it takes no crew; a cause that came\n"
      "# back is in the log as another failure, so no repair leaves one.\n",
      told.file);
  if (!repairs.empty())
    text += "teams:\n  as-recorded: {hours: always}\nrepairs:\n" + repairs;
  const bool something = components.find("\n    ") != std::string::npos;
  return text + (something ? "components:\n" : "components: {}\n# Nothing could be told:\n") + components;
}

}  // namespace headframe::sim::history
