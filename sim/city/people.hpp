// The people of a city, joined to it: enrolled in the platform, seated at workstations, and told
// what they can notice. A city whose scenario names no staff has none of this.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "sim/city/centre.hpp"
#include "sim/city/diary_book.hpp"
#include "sim/city/people_ports.hpp"
#include "sim/staff/enrolment.hpp"
#include "sim/staff/staff.hpp"

namespace headframe::sim::city {

/// What the people live in. All of it outlives them; the sites are complete.
struct Town {
  World& world;
  Era era;
  const Grid& grid;
  const scenario::Scenario& scenario;  // with staff
  FaultBook& faults;
  Effects& effects;
  const MineSites& sites;
  const TruthBook& truth;
  rt::Endpoint platform;  // its API
};

class People {
 public:
  /// Before the world's first run: adds the node that people live on, which never fails.
  explicit People(const Town& town);
  ~People();
  People(const People&) = delete;
  People& operator=(const People&) = delete;

  /// What an installer enters for them during commissioning.
  void enrol(Commission& commission);
  /// The screens go on at the scenario's first instant. The first officer takes over when the
  /// platform's limit of silence has passed since: before that no mine can have been heard, and all
  /// would seem silent. The duty room is manned until the end of the horizon; repairs and paper go
  /// on after it. Dispatchers hear of the timeline's upgrades when they begin.
  void begin(rt::Duration horizon);

  /// The mine's dispatcher hears that its system is about to be replaced.
  void upgrade_begins(const std::string& mine);

  const std::vector<record::Event>& events() const { return diary_.events(); }
  const staff::Tallies& tallies() const { return diary_.tallies(); }
  const Things& things() const { return things_; }

 private:
  using Places = std::vector<std::unique_ptr<staff::Workstation>>;

  Places make_places(const std::vector<std::string>& names) const;
  void switch_on(const Places& places);
  void take_up_work(rt::WallTime end);
  void tell_of_upgrades(rt::Duration horizon);

  Town town_;
  const staff::Roster& roster_;
  Things things_;
  staff::Accounts accounts_;
  DiaryBook diary_;
  Sights sights_;
  OnTheSpot on_the_spot_;
  Callout callout_;
  Places duty_room_, workshop_;
  Node& life_;
  staff::Staff* staff_ = nullptr;  // of the running program
  bool over_ = false;              // the end of a run is no outage
};

}  // namespace headframe::sim::city
