// One life of a node, from boot to crash: the runtime that its program sees.
#pragma once

#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>

#include <deque>
#include <memory>
#include <string>
#include <vector>

#include "platform/rt/runtime.hpp"
#include "sim/world/cost_table.hpp"
#include "sim/world/disk.hpp"
#include "sim/world/doors.hpp"
#include "sim/world/slots.hpp"

namespace headframe::sim {

/// The parts of the world that an incarnation stands on.
struct Ground {
  Agenda& agenda;
  Physics& physics;
  Doors& doors;
  const CostTable& costs;
  std::uint64_t seed;
};

/// Implements rt::Runtime in virtual time. die() makes every call on it ineffective; bury() then
/// destroys what still waits, so that afterwards the program's objects can go.
class Incarnation final : public rt::Runtime,
                          private rt::Clock,
                          private rt::Network,
                          private rt::Entropy {
 public:
  using WallClock = std::function<rt::WallTime()>;

  Incarnation(const Ground& ground, NodeId node, std::string name, std::uint64_t number,
              SimDisk& disk, WallClock wall_clock);
  ~Incarnation() override;

  /// Asking from outside the node's own code has the node settled after the event that asks.
  rt::asio::any_io_executor executor() override;
  rt::Clock& clock() override { return *this; }
  rt::Network& network() override { return *this; }
  rt::Storage& storage() override { return disk_; }
  rt::Entropy& entropy() override { return *this; }
  rt::RandomStream random(std::string_view name) override;
  std::unique_ptr<rt::Lane> make_lane(std::string_view name) override;

  Seam& seam() { return seam_; }
  /// Runs until nothing is ready.
  void settle();
  void work_done(std::uint32_t lane);
  void die() { seam_.die(); }
  void bury();
  /// Lets what destructors have posted run out.
  void drain();

 private:
  friend class SimLane;
  struct Timer {
    Callback callback;
    Agenda::Ticket event;
    std::uint32_t generation;
  };
  struct Job {
    rt::Duration cost;
    std::move_only_function<void()> run;
    std::move_only_function<void()> done;
  };
  struct LaneState {
    std::deque<Job> jobs;  // the first is under way
    bool owned = true;
    bool on_processor = false;
    Physics::Handle work = 0;
    Agenda::Ticket event = 0;
  };

  // rt::Clock
  rt::Instant now() const override { return ground_.agenda.now(); }
  rt::WallTime wall_now() const override { return wall_clock_(); }
  Ticket arm(rt::Instant due, Callback done) override;
  void cancel(Ticket ticket) override;
  // rt::Network
  void connect(const rt::Endpoint& remote, ConnectHandler done) override;
  std::unique_ptr<rt::ListenerEdge> listen(const rt::Endpoint& local) override;
  // rt::Entropy
  void fill(std::span<std::byte> into) override;

  void fire(std::uint32_t timer);
  void submit(std::uint32_t lane, rt::Work work, std::move_only_function<void()> job,
              std::move_only_function<void()> done);
  void start_job(std::uint32_t lane);
  void run_job(std::uint32_t lane);
  void end_job(std::uint32_t lane);
  void disown_lane(std::uint32_t lane);

  Ground ground_;
  NodeId node_;
  std::string name_;
  SimDisk& disk_;
  WallClock wall_clock_;
  rt::RandomStream entropy_;
  rt::asio::io_context io_;
  rt::asio::executor_work_guard<rt::asio::io_context::executor_type> guard_;
  Seam seam_;
  Slots<Timer> timers_;
  std::uint32_t timer_generation_ = 0;
  Slots<LaneState> lanes_;
  rt::Instant disk_free_;
};

}  // namespace headframe::sim
