// What must hold among the people and between them and their machines.
#include "sim/scenario/rules.hpp"

#include <map>

#include <fmt/format.h>

namespace headframe::sim::scenario {
namespace {

class StaffRules {
 public:
  StaffRules(const Scenario& scenario, const Node& written, Problems& problems)
      : scenario_(scenario), roster_(*scenario.staff), written_(written), problems_(problems) {}

  void check() {
    check_shifts();
    check_names();
    check_patrol();
    check_causes("technician", roster_.technician_paper);
    check_causes("vendor_engineer", roster_.vendor_paper);
    check_places("duty_room", roster_.duty_places);
    check_places("workshop", roster_.workshop_places);
  }

 private:
  Mark mark(std::initializer_list<std::string_view> path) const { return written_.at(path)->mark; }

  void check_shifts() {
    const auto& shifts = roster_.officers.shifts;
    const Node& list = *written_.at({"shifts"});
    for (std::size_t i = 1; i < shifts.size(); ++i) {
      if (shifts[i].from > shifts[i - 1].from) continue;
      problems_.add(list.items[i].find("from")->value.mark,
                    "begins no later than the shift before it; expected a later time of the day");
    }
  }

  /// Officers may have several shifts; those who repair are somebody else, and so is the platform's
  /// first user.
  void check_names() {
    std::map<std::string, std::string> taken{{"admin", "the platform's first user"}};
    const auto& shifts = roster_.officers.shifts;
    const Node& list = *written_.at({"shifts"});
    for (std::size_t i = 0; i < shifts.size(); ++i)
      if (shifts[i].officer == "admin")
        tell_taken(list.items[i].find("officer")->value.mark, "admin", taken.at("admin"));
    for (const auto& shift : shifts) taken.try_emplace(shift.officer, "a duty officer");
    claim(taken, "technician", roster_.technician);
    claim(taken, "vendor_engineer", roster_.vendor_engineer);
  }

  void claim(std::map<std::string, std::string>& taken, std::string_view role,
             const std::string& name) {
    const auto [owner, fresh] = taken.try_emplace(name, "the " + std::string(role));
    if (!fresh) tell_taken(mark({role, "name"}), name, owner->second);
  }

  void tell_taken(Mark at, const std::string& name, const std::string& owner) {
    problems_.add(at, fmt::format("'{}' is {} already; expected another name", name, owner));
  }

  void check_patrol() {
    if (roster_.officers.patrol_takes <= roster_.officers.patrol_grace) return;
    problems_.add(mark({"officers", "patrol_takes"}),
                  "no patrol could be done on time; expected at most 'patrol_grace'");
  }

  void check_causes(std::string_view role, const staff::PaperHabits& habits) {
    if (habits.wrong_cause == 0 || !habits.usual_causes.empty()) return;
    problems_.add(mark({role, "usual_causes"}),
                  "there is nothing to write in place of the right cause; expected at least one");
  }

  void check_places(std::string_view room, const std::vector<std::string>& places) {
    const Node& list = *written_.at({room});
    for (std::size_t i = 0; i < places.size(); ++i) {
      const Mark at = list.items[i].mark;
      if (places[i] == scenario_.platform.node) {
        problems_.add(at, fmt::format("'{}' runs the platform; expected a workstation", places[i]));
        continue;
      }
      const auto [owner, fresh] = room_of_.try_emplace(places[i], room);
      if (fresh) continue;
      problems_.add(at, fmt::format("'{}' stands in '{}' already; expected each workstation once",
                                    places[i], owner->second));
    }
  }

  const Scenario& scenario_;
  const staff::Roster& roster_;
  const Node& written_;
  Problems& problems_;
  std::map<std::string, std::string> room_of_;  // by workstation
};

}  // namespace

void check_staff(const Scenario& scenario, const Node& document, Problems& problems) {
  if (scenario.staff) StaffRules(scenario, *document.at({"staff"}), problems).check();
}

}  // namespace headframe::sim::scenario
