// The computer room of a mine: its monitoring system as a program on a node.
#pragma once

#include <memory>
#include <optional>

#include "platform/rt/runtime.hpp"
#include "sim/mine/description.hpp"
#include "sim/mine/monitor.hpp"
#include "sim/mine/schedule.hpp"
#include "sim/mine/spool.hpp"
#include "sim/mine/truth.hpp"
#include "sim/mine/uploader.hpp"

namespace headframe::sim::mine {

/// True civil time for an instant of the node: `civil` is the truth at `instant`.
struct Anchor {
  rt::Instant instant;
  rt::WallTime civil;
  rt::WallTime at(rt::Instant t) const { return civil + (t - instant); }
};

/// Polls, writes, spools and uploads; changes its installation at the described instants and when
/// told to, with the host down in between. The phases of the periods are drawn for each mine (0 … 25 s), so that a city
/// does not speak at one instant. Definitions are written at the start of each installation and
/// then by their period.
///
/// Started again on the same storage after a crash it sends what the spool still holds; alarms and
/// statistics of the time before are forgotten, as in the real systems, and alarms that still stand
/// begin anew. What is described is what it knows: a host that was down over an upgrade comes back as
/// the new one.
class MineSystem {
 public:
  MineSystem(rt::Runtime& runtime, MineDescription mine, Underground underground, Anchor anchor,
             TruthSink& truth);

  /// Runs until stop(); what is spooled then stays in the spool.
  rt::Task<> run();
  void stop();
  /// Nothing more is written from now on, while the spool empties: the end of a horizon.
  void stop_production();
  /// The installation is replaced from this instant on, as by a described upgrade. Not remembered
  /// beyond a crash: whoever starts the system again describes it. Without effect after
  /// stop_production().
  void replace(Installation next, rt::Duration switch_over);
  /// While held, files are written and wait in the spool: a front-end machine that does not forward.
  void hold_uploads() { uploader_.suspend(); }
  void release_uploads() { uploader_.resume(); }
  bool spool_is_empty() const { return spool_.files() == 0; }
  const MineDescription& description() const { return mine_; }

 private:
  rt::Task<> produce();
  rt::Task<> run_installations();
  /// The `number`th installation polls until the next change begins, or stop.
  rt::Task<> operate(Installation installation, std::uint32_t number);
  /// The host is down until `back`, or until another change begins.
  rt::Task<> switch_over(std::uint32_t number, rt::Instant back);
  bool polls(std::uint32_t number) const;
  std::uint32_t changes_begun() const;
  rt::Instant next_change(std::uint32_t number) const;
  rt::Instant back_from(std::uint32_t number) const;
  rt::Task<> publish(Output output, Now now, rt::Duration cadence);
  Schedule plan(const Monitor& monitor, rt::Instant start) const;
  Now now_for(const Installation& installation) const;
  rt::Instant instant_of(rt::WallTime true_time) const;

  rt::Runtime& runtime_;
  MineDescription mine_;
  Underground underground_;
  Anchor anchor_;
  TruthSink& truth_;
  Spool spool_;
  Uploader uploader_;
  rt::Timer timer_;
  rt::Timer joined_;
  rt::Duration phase_;
  bool stopping_ = false, producing_ = true;
  bool produced_ = false;  // produce() has ended
};

}  // namespace headframe::sim::mine
