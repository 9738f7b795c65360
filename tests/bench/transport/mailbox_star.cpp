#include <simgrid/s4u.hpp>

#include <chrono>
#include <string>
#include <vector>

#include "tests/bench/transport/star.hpp"

namespace headframe::bench {
namespace {

namespace sg = simgrid::s4u;

void make_platform(const Star& star) {
  auto* zone = sg::create_star_zone("city");
  const auto attach = [zone](const std::string& name, double rate, double latency) {
    auto* link = zone->create_split_duplex_link("line-" + name, rate);
    link->set_latency(latency);
    const auto* host = zone->create_host(name, 1e9);
    zone->add_route(host->get_netpoint(), nullptr, nullptr, nullptr,
                    {{link, sg::LinkInRoute::Direction::UP}}, true);
  };
  attach("centre", 125e6, 1e-3);
  for (std::size_t i = 0; i < star.mines; ++i) attach("mine-" + std::to_string(i), 1e6, 10e-3);
  zone->seal();
}

}  // namespace

Measured run_mailboxes(const Star& star) {
  static int argc = 2;
  static char name[] = "transport";
  static char quiet[] = "--log=xbt_cfg.thresh:warning";
  static char* argv[] = {name, quiet, nullptr};
  sg::Engine engine(&argc, argv);
  for (const char* setting : {"network/model:CM02", "network/crosstraffic:no"})
    sg::Engine::set_config(std::string(setting));
  make_platform(star);
  std::size_t received = 0;
  auto* box = sg::Mailbox::by_name("centre");
  const std::size_t expected = star.rounds() * star.mines;
  sg::Actor::create("centre", sg::Host::by_name("centre"), [&received, box, expected] {
    while (received < expected) {
      box->get<Star>();
      ++received;
    }
  });
  static Star payload;
  for (std::size_t i = 0; i < star.mines; ++i)
    sg::Actor::create("mine", sg::Host::by_name("mine-" + std::to_string(i)), [&star, box, i] {
      double due = 1 + star.phase_s(i);
      for (std::size_t round = 0; round < star.rounds(); ++round, due += star.period_s) {
        sg::this_actor::sleep_until(due);
        box->put(&payload, star.bytes);
      }
    });
  const auto before = std::chrono::steady_clock::now();
  engine.run();
  const std::chrono::duration<double> wall = std::chrono::steady_clock::now() - before;
  return {received, wall.count()};
}

}  // namespace headframe::bench
