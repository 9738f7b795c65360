// The people who work with the platform, straight into the roster that sim/staff works from.
#include "sim/scenario/keys.hpp"

namespace headframe::sim::scenario {
namespace {

using namespace std::chrono_literals;
using staff::DispatcherHabits;
using staff::OfficerHabits;
using staff::PaperHabits;
using staff::Roster;
using staff::Shift;

constexpr rt::Duration day = 24h, last_moment = day - 1min;
constexpr std::size_t most_shifts = 24, most_causes = 100;
constexpr std::uint32_t most_in_a_row = 1000;

Type<double> probability() { return number({0, 1}); }

Type<std::string> account() {
  return matching(name_pattern, "a name of lower-case letters, digits and '-'");
}

Type<std::vector<Shift>> shifts() {
  Shape<Shift> keys;
  keys.required("officer", &Shift::officer, account(), "Who is on duty; the name of an account.");
  keys.required("from", &Shift::from, duration(0s, last_moment),
                "When the shift begins, since midnight. It lasts until the next one.");
  return list(object(std::move(keys)), 1, most_shifts);
}

void add_rounds(Shape<OfficerHabits>& keys) {
  keys.required("patrol_every", &OfficerHabits::patrol_every, duration(10min, day),
                "A patrol is due at every multiple of this since midnight.");
  keys.required("patrol_takes", &OfficerHabits::patrol_takes, duration(0s, 4h),
                "The pages and the round through the machine room.");
  keys.required("patrol_grace", &OfficerHabits::patrol_grace, duration(0s, day),
                "Finished later than this after it was due, a patrol is not on time.");
  keys.required("glance_every", &OfficerHabits::glance_every, duration(10s, 1h),
                "How often the list of alarms, the screens and the wall are looked at.");
  keys.required("report_at", &OfficerHabits::report_at, duration(0s, last_moment),
                "When the daily report of the day before is due, since midnight.");
  keys.required("report_grace", &OfficerHabits::report_grace, duration(0s, day),
                "Handed in later than this after it was due, it is not on time.");
}

void add_reactions(Shape<OfficerHabits>& keys) {
  keys.required("gas_reaction", &OfficerHabits::gas_reaction, law(),
                "From seeing a statutory gas alarm to lifting the telephone.");
  keys.required("gas_limit", &OfficerHabits::gas_limit, duration(0s, day),
                "And no later than this, if hands are free.");
  keys.required("reaction", &OfficerHabits::reaction, law(), "The same for all other alarms.");
  keys.required("call_takes", &OfficerHabits::call_takes, duration(0s, 1h),
                "A telephone call; hands are not free meanwhile.");
  keys.required("form_takes", &OfficerHabits::form_takes, duration(0s, 1h),
                "Filling in a form; hands are not free meanwhile.");
  keys.required("patience", &OfficerHabits::patience, duration(1s, 10min),
                "How long anybody waits for a page.");
}

void add_suspicions(Shape<OfficerHabits>& keys) {
  keys.required("failures", &OfficerHabits::failures, count(1, most_in_a_row),
                "Pages in a row that did not come until the platform is taken to be down.");
  keys.required("line_mines", &OfficerHabits::line_mines, count(1, most_in_a_row),
                "So many mines of a county silent at once make its line suspect …");
  keys.required("line_share", &OfficerHabits::line_share, number({0.01, 1}),
                "… if they are at least this share of those that are due there.");
}

Type<OfficerHabits> officers() {
  Shape<OfficerHabits> keys;
  add_rounds(keys);
  add_reactions(keys);
  add_suspicions(keys);
  return object(std::move(keys));
}

/// Somebody who repairs: a name and the habits with paper, two members of the roster.
Type<Roster> repairer(std::string Roster::*name, PaperHabits Roster::*paper) {
  const auto habit = [paper](auto member) {
    return [paper, member](Roster& roster) -> auto& { return roster.*paper.*member; };
  };
  Shape<Roster> keys;
  keys.required("name", name, account(), "The name of the account.");
  keys.through("writing", true, habit(&PaperHabits::writing), law(),
               "From a step of the repair to its entry in the work order.");
  keys.through("forgets", true, habit(&PaperHabits::forgets), probability(),
               "That a step is not entered before the ticket is closed.");
  keys.through("rounding", true, habit(&PaperHabits::rounding), duration(0s, 12h),
               "Of the times that are entered; 0 s: to the minute.");
  keys.through("closing", true, habit(&PaperHabits::closing), law(),
               "From the restoration to the closing of the ticket, at the earliest.");
  keys.through("closing_days", true, habit(&PaperHabits::closing_days), count(1, 31),
               "Tickets are closed on every n-th day only; 7: on Mondays.");
  keys.through("closing_hour", true, habit(&PaperHabits::closing_hour), duration(0s, last_moment),
               "At this time of the day, since midnight.");
  keys.through("wrong_cause", true, habit(&PaperHabits::wrong_cause), probability(),
               "That one of the usual causes is entered in place of the right one.");
  keys.through("usual_causes", true, habit(&PaperHabits::usual_causes),
               list(account(), 0, most_causes), "What is written when nobody looked closely.");
  return object(std::move(keys));
}

Type<DispatcherHabits> dispatchers() {
  Shape<DispatcherHabits> keys;
  keys.required("answers", &DispatcherHabits::answers, law(),
                "Until a mine's dispatcher answers the telephone.");
  keys.required("checks", &DispatcherHabits::checks, law(),
                "Looking at the mine's own system, or on the spot.");
  keys.required("announces_upgrades", &DispatcherHabits::announces_upgrades, probability(),
                "That the duty room is told when a mine's system is being replaced.");
  return object(std::move(keys));
}

}  // namespace

Type<staff::Roster> staff_type() {
  const auto whole = [](Roster& roster) -> Roster& { return roster; };
  Shape<Roster> keys;
  keys.through(
      "shifts", true, [](Roster& roster) -> auto& { return roster.officers.shifts; }, shifts(),
      "The duty officers' day; the last shift lasts until the first of the next day.");
  keys.required("officers", &Roster::officers, officers(), "How the officers work.");
  keys.through("technician", true, whole,
               repairer(&Roster::technician, &Roster::technician_paper),
               "Who repairs in the centre and enters what carrier and grid have done.");
  keys.through("vendor_engineer", true, whole,
               repairer(&Roster::vendor_engineer, &Roster::vendor_paper),
               "Who repairs the mines' systems and the platform's modules.");
  keys.required("dispatchers", &Roster::dispatchers, dispatchers(),
                "How those answer who watch over a mine.");
  keys.required("duty_room", &Roster::duty_places, list(reference_to("node"), 1, most_names),
                "The officers' workstations, some of 'nodes'; the first that is on is used.");
  keys.required("workshop", &Roster::workshop_places, list(reference_to("node"), 1, most_names),
                "The workstations of those who repair.");
  return object(std::move(keys));
}

}  // namespace headframe::sim::scenario
