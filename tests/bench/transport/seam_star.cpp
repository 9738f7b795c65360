#include <boost/asio/read.hpp>
#include <boost/asio/write.hpp>

#include <chrono>
#include <memory>
#include <string>
#include <vector>

#include "sim/simgrid/simgrid_physics.hpp"
#include "sim/world/world.hpp"
#include "tests/bench/transport/star.hpp"

namespace headframe::bench {
namespace {

using std::chrono::milliseconds;

rt::Duration seconds(double s) { return rt::Duration(static_cast<std::int64_t>(s * 1e9)); }

rt::Task<> receive(rt::Stream stream, std::size_t bytes, std::size_t& received) {
  std::vector<char> message(bytes);
  try {
    for (;;) {
      co_await rt::asio::async_read(stream, rt::asio::buffer(message), rt::asio::use_awaitable);
      ++received;
    }
  } catch (const rt::SystemError&) {
    // The mine has sent everything and closed.
  }
}

rt::Task<> centre(rt::Runtime& runtime, std::size_t bytes, std::size_t& received) {
  auto listener = runtime.listen({"", 21});
  for (;;) rt::spawn(runtime.executor(), receive(co_await listener.accept(), bytes, received));
}

rt::Task<> mine(rt::Runtime& runtime, Star star, double phase_s, const std::string& message) {
  auto stream = co_await runtime.connect({"centre", 21});
  rt::Instant due = rt::Instant{} + seconds(1 + phase_s);
  rt::Timer timer(runtime.clock());
  for (std::size_t i = 0; i < star.rounds(); ++i, due = due + seconds(star.period_s)) {
    co_await timer.wait_until(due);
    co_await rt::asio::async_write(stream, rt::asio::buffer(message), rt::asio::use_awaitable);
  }
}

}  // namespace

Measured run_seam(const Star& star) {
  sim::WorldParameters parameters;
  parameters.network.short_reads = 0;
  parameters.network.backlog = star.mines;
  std::size_t received = 0;
  const std::string message(star.bytes, 'm');  // outlives the world's coroutines
  sim::World world(parameters, sim::simgrid_physics());
  sim::NodeParameters of_centre;
  of_centre.attachment = {&world.add_link("centre-line", milliseconds(1), 125e6)};
  world.add_node("centre", of_centre).boot([&](rt::Runtime& runtime) {
    rt::spawn(runtime.executor(), centre(runtime, star.bytes, received));
    return nullptr;
  });
  for (std::size_t i = 0; i < star.mines; ++i) {
    sim::NodeParameters of_mine;
    of_mine.attachment = {&world.add_link("line-" + std::to_string(i), milliseconds(10), 1e6)};
    world.add_node("mine-" + std::to_string(i), of_mine).boot([&star, &message, i](rt::Runtime& runtime) {
      rt::spawn(runtime.executor(), mine(runtime, star, star.phase_s(i), message));
      return nullptr;
    });
  }
  world.run_until({std::chrono::seconds(1)});
  const auto before = std::chrono::steady_clock::now();
  const double rounds = static_cast<double>(star.rounds());
  world.run_until(rt::Instant{} + seconds(2 + star.period_s * (rounds + 1)));
  const std::chrono::duration<double> wall = std::chrono::steady_clock::now() - before;
  return {received, wall.count()};
}

}  // namespace headframe::bench
