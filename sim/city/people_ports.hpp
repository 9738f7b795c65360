// What the people of a city notice without the platform, and whom they reach by telephone: the
// three ports of sim/staff, on the city's truth.
#pragma once

#include <functional>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "sim/city/effects.hpp"
#include "sim/city/era.hpp"
#include "sim/city/grid.hpp"
#include "sim/city/incidents.hpp"
#include "sim/city/things.hpp"
#include "sim/city/truth_book.hpp"
#include "sim/staff/ports.hpp"

namespace headframe::sim::city {

/// What can be seen and heard in the centre: dark walls and modules, lamps that went out with the
/// mains, and in the machine room the red lamps of machines that stand and of UPS modules.
class Sights final : public staff::Surroundings {
 public:
  Sights(const scenario::Scenario& scenario, const Things& things, const Effects& effects,
         const Grid& grid)
      : scenario_(scenario), things_(things), effects_(effects), grid_(grid) {}
  std::vector<staff::Sign> signs() const override;

 private:
  const scenario::Scenario& scenario_;
  const Things& things_;
  const Effects& effects_;
  const Grid& grid_;
};

/// What a dispatcher finds at the mine. A place underground is as it was when the mine's system
/// last polled it, whatever the instrument showed.
class OnTheSpot final : public staff::AtMine {
 public:
  OnTheSpot(const MineSites& sites, const TruthBook& truth, const World& world);
  bool system_works(const std::string& mine) const override;
  bool is_being_upgraded(const std::string& mine) const override;
  bool is_over_limit(const std::string& mine, const std::string& point) const override;

 private:
  const MineSite& site(const std::string& mine) const { return *by_code_.at(mine); }

  std::map<std::string, const MineSite*> by_code_;
  const TruthBook& truth_;
  const World& world_;
};

/// Those who repair. When a thing that the timeline broke is well again stands in the timeline, and
/// of the list's components their jobs say it; that somebody called is the true detection of either. Who was called
/// hears when the thing is well again, and knows the cause then. A thing that nobody called about
/// leaves no paper. About what works the answer is "no-fault-found" at once, except about a mine:
/// its vendor has not found out yet why it cannot be read.
class Callout final : public staff::Outside {
 public:
  /// Tells those who repair; called outside of all nodes.
  using Learn = std::function<void(staff::Progress)>;
  Callout(World& world, Era era, const Things& things, FaultBook& faults, Learn learn)
      : world_(world), era_(era), things_(things), faults_(faults), learn_(std::move(learn)) {}

  void report(const std::string& thing, staff::Party to, rt::WallTime at) override;
  /// Nothing troubles it any more.
  void well_again(const Touched& what, const Cause& cause);
  void mains_back(const std::string& supply);

 private:
  void done(const std::string& thing, const std::string& cause);

  World& world_;
  Era era_;
  const Things& things_;
  FaultBook& faults_;
  Learn learn_;
  std::set<std::string> called_about_;
};

}  // namespace headframe::sim::city
