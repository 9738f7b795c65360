#include "sim/city/people.hpp"

namespace headframe::sim::city {
namespace {

/// No name in a scenario has a slash.
constexpr auto life_node = "staff/people";

/// What runs on a workstation, and what is told when it is gone.
struct RunningScreen {
  RunningScreen(std::shared_ptr<void> program, std::function<void()> then)
      : screen(std::move(program)), gone(std::move(then)) {}
  RunningScreen(const RunningScreen&) = delete;
  RunningScreen& operator=(const RunningScreen&) = delete;
  ~RunningScreen() {
    screen.reset();
    gone();
  }
  std::shared_ptr<void> screen;
  std::function<void()> gone;
};

std::vector<staff::Workstation*> pointers(
    const std::vector<std::unique_ptr<staff::Workstation>>& places) {
  std::vector<staff::Workstation*> all;
  for (const auto& place : places) all.push_back(place.get());
  return all;
}

}  // namespace

People::People(const Town& town)
    : town_(town),
      roster_(*town_.scenario.staff),
      things_(things_of(town_.scenario)),
      accounts_(staff::open_accounts(roster_, town_.world.seed())),
      diary_(town_.world, town_.era),
      sights_(town_.scenario, things_, town_.effects, town_.grid),
      on_the_spot_(town_.sites, town_.truth, town_.world),
      callout_(town_.world, town_.era, things_, town_.faults,
               [this](const staff::Progress& progress) {
                 if (staff_ != nullptr) staff_->learns(progress);
               }),
      duty_room_(make_places(roster_.duty_places)),
      workshop_(make_places(roster_.workshop_places)),
      life_(town_.world.add_node(life_node, {})) {
  town_.faults.when_well(
      [this](const Touched& what, const Cause& cause) { callout_.well_again(what, cause); });
  town_.effects.when_mains_return(
      [this](const std::string& supply) { callout_.mains_back(supply); });
}

People::~People() {
  over_ = true;
  town_.faults.when_well(nullptr);
  town_.effects.when_mains_return(nullptr);
  life_.crash();
  for (const Places* room : {&duty_room_, &workshop_})
    for (const auto& place : *room) town_.grid.node(place->name()).crash();
}

People::Places People::make_places(const std::vector<std::string>& names) const {
  Places places;
  for (const std::string& name : names)
    places.push_back(std::make_unique<staff::Workstation>(name, town_.platform));
  return places;
}

void People::enrol(Commission& commission) {
  commission.people = staff::enrolment(roster_, things_.book);
  commission.enrolled = [this](const staff::Request& request, const nlohmann::json& answer) {
    accounts_.note(request, answer);
  };
}

void People::begin(rt::Duration horizon) {
  town_.world.schedule(town_.era.instant({}), [this] {
    switch_on(duty_room_);
    switch_on(workshop_);
  });
  town_.world.schedule(town_.era.instant(town_.scenario.platform.silent_after),
                       [this, horizon] { take_up_work(town_.era.start + horizon); });
  tell_of_upgrades(horizon);
}

void People::switch_on(const Places& places) {
  for (const auto& place : places)
    town_.grid.node(place->name()).boot([this, place = place.get()](rt::Runtime& runtime) {
      return std::make_shared<RunningScreen>(place->boot(runtime), [this, name = place->name()] {
        if (!over_) town_.effects.node_went_down(name);
      });
    });
}

void People::take_up_work(rt::WallTime end) {
  life_.boot([this, end](rt::Runtime& runtime) {
    const staff::Neighbourhood around{things_.book,        sights_, on_the_spot_,
                                      callout_,            diary_,  pointers(duty_room_),
                                      pointers(workshop_)};
    auto all = std::shared_ptr<staff::Staff>(
        new staff::Staff(runtime, roster_, around, accounts_, town_.world.seed()),
        [this](staff::Staff* gone) {
          staff_ = nullptr;
          delete gone;
        });
    staff_ = all.get();
    all->begin(end);
    return all;
  });
}

void People::tell_of_upgrades(rt::Duration horizon) {
  for (const scenario::Incident& incident : town_.scenario.timeline) {
    const auto* upgrade = std::get_if<scenario::MineUpgrade>(&incident.what);
    if (upgrade == nullptr || incident.at >= horizon) continue;
    town_.world.schedule(town_.era.instant(incident.at),
                         [this, mine = upgrade->mine] { upgrade_begins(mine); });
  }
}

void People::upgrade_begins(const std::string& mine) {
  if (staff_ != nullptr) staff_->upgrade_begins(town_.scenario.mines.at(mine).code);
}

}  // namespace headframe::sim::city
