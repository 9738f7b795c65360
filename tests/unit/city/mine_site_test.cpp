// A mine of a city whose system is replaced in the middle of the run. Nobody answers at the other end
// of its line; what it writes is enough.
#include "sim/city/mine_site.hpp"

#include <gmock/gmock.h>

#include "sim/city/costs.hpp"
#include "sim/city/describe.hpp"
#include "sim/city/grid.hpp"
#include "sim/scenario/load.hpp"

namespace headframe::sim::city {
namespace {

using namespace std::chrono_literals;
using mine::Dialect;
using testing::ElementsAre;
using testing::Pair;

/// Which installation came into service when, in full seconds since the scenario's start: a boot
/// takes a moment of the disk's time.
struct Service final : mine::TruthSink {
  explicit Service(Era e) : era(e) {}
  void on(const mine::InstallationStarted& event) override {
    started.emplace_back(std::chrono::floor<std::chrono::seconds>(era.moment(event.at)),
                         event.dialect);
    points.push_back(event.points[0].id);
  }
  Era era;
  std::vector<std::pair<rt::Duration, Dialect>> started;
  std::vector<std::string> points;  // what the first point is called
};

class MineSiteTest : public testing::Test {
 protected:
  MineSiteTest() {
    world.schedule(era.instant({}), [this] { site.begin({"nobody", 21}, "mine", "secret"); });
  }
  void at(rt::Duration when, std::function<void()> act) {
    world.schedule(era.instant(when), std::move(act));
  }
  void run_to(rt::Duration end) { world.run_until(era.instant(end)); }
  void replace(const char* system, rt::Duration switch_over, std::uint32_t renumbering = 0) {
    site.replace(installation_of(city, system, renumbering), switch_over);
  }
  static WorldParameters parameters(const scenario::Scenario& city) {
    WorldParameters p;
    p.epoch = Era{city.start}.epoch();
    p.costs = measured_costs();
    return p;
  }

  scenario::Scenario city =
      *scenario::load_scenario(HEADFRAME_SOURCE_DIR "/scenarios/upgrades/wave-of-ten-mines.yaml");
  std::string name = "xinmi-old-5";  // whose own upgrade lies weeks ahead
  Era era{city.start};
  World world{parameters(city), fixed_physics()};
  Grid grid{world, city};
  plant::Weather weather{1};
  Service service{era};
  Node& node = grid.node(name);
  MineSite site{city, name, node, 1, weather, service, {}};
};

TEST_F(MineSiteTest, is_replaced_and_put_back_at_any_instant) {
  at(10min, [&] { replace("gc-2020", 5min, 1); });
  at(40min, [&] { replace("ga-2012", 1min); });
  run_to(1h);
  EXPECT_THAT(service.started, ElementsAre(Pair(0s, Dialect::ga), Pair(15min, Dialect::gc),
                                           Pair(41min, Dialect::ga)));
  EXPECT_NE(service.points[1], service.points[0]);
  EXPECT_EQ(service.points[2], service.points[0]);
}

TEST_F(MineSiteTest, that_is_down_over_the_change_boots_as_the_new_one) {
  at(5min, [&] { node.crash(); });
  at(10min, [&] { replace("gc-2020", 5min); });
  at(30min, [&] { node.restart(); });
  run_to(1h);
  EXPECT_THAT(service.started, ElementsAre(Pair(0s, Dialect::ga), Pair(30min, Dialect::gc)));
}

TEST_F(MineSiteTest, that_crashes_after_the_change_is_still_the_new_one) {
  at(10min, [&] { replace("gc-2020", 5min); });
  at(12min, [&] { node.crash(); });
  at(13min, [&] { node.restart(); });  // and waits for the vendor to be done
  at(30min, [&] { node.crash(); });
  at(31min, [&] { node.restart(); });
  run_to(1h);
  EXPECT_THAT(service.started, ElementsAre(Pair(0s, Dialect::ga), Pair(15min, Dialect::gc),
                                           Pair(31min, Dialect::gc)));
}

TEST_F(MineSiteTest, takes_a_clock_that_runs_wrong_for_what_it_is) {
  node.step_clock(3h);
  at(10min, [&] { replace("gc-2020", 5min); });
  run_to(1h);
  EXPECT_THAT(service.started, ElementsAre(Pair(0s, Dialect::ga), Pair(15min, Dialect::gc)));
}

TEST_F(MineSiteTest, stays_what_it_is_after_the_end_of_production) {
  at(10min, [&] { site.stop_production(); });
  at(11min, [&] { replace("gc-2020", 5min); });
  run_to(1h);
  EXPECT_THAT(service.started, ElementsAre(Pair(0s, Dialect::ga)));
  EXPECT_EQ(site.description().upgrades.size(), 1U);
}

}  // namespace
}  // namespace headframe::sim::city
