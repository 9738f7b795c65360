// What a mine's system may know of its world in a feed: its own line, clock and disk, and the rest
// from the program's runtime.
#pragma once

#include <memory>

#include "platform/rt/runtime.hpp"
#include "sim/feed/line.hpp"
#include "sim/feed/scaled_clock.hpp"

namespace headframe::sim::feed {

class MineRuntime final : public rt::Runtime {
 public:
  MineRuntime(rt::Runtime& base, ScaledClock& clock, Line& line, rt::Storage& storage)
      : base_(base), clock_(clock), line_(line), storage_(storage) {}

  rt::asio::any_io_executor executor() override { return base_.executor(); }
  rt::Clock& clock() override { return clock_; }
  rt::Network& network() override { return line_; }
  rt::Storage& storage() override { return storage_; }
  rt::Entropy& entropy() override { return base_.entropy(); }
  rt::RandomStream random(std::string_view name) override { return base_.random(name); }
  std::unique_ptr<rt::Lane> make_lane(std::string_view name) override {
    return base_.make_lane(name);
  }

 private:
  rt::Runtime& base_;
  ScaledClock& clock_;
  Line& line_;
  rt::Storage& storage_;
};

}  // namespace headframe::sim::feed
