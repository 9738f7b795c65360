// What the connections of one server share. Held by each of them, so that a coroutine which unwinds
// after a crash still finds it.
#pragma once

#include <algorithm>
#include <cstdint>
#include <functional>
#include <list>
#include <memory>
#include <string>

#include "platform/http/api.hpp"
#include "platform/http/config.hpp"
#include "platform/rt/runtime.hpp"

namespace headframe::http {

/// How the server reaches a connection when it stops: `leave` asks it to end after what it is doing,
/// `reset` ends it now.
struct Member {
  std::string address;  // of the client
  std::function<void()> leave;
  std::function<void()> reset;
};

struct Hub {
  Hub(rt::Runtime& the_runtime, Services the_services, std::vector<core::Route> routes,
      Config the_config)
      : runtime(the_runtime), services(the_services), api(std::move(routes), the_services),
        config(std::move(the_config)), empty(the_runtime.clock()),
        accepted(the_services.metrics.counter("http_connections_total", "Connections accepted")),
        turned_away(the_services.metrics.counter("http_turned_away_total",
                                                 "Connections closed at once, over the limit")),
        timed_out(the_services.metrics.counter("http_timed_out_total",
                                               "Connections ended by a time limit")),
        live_cut(the_services.metrics.counter("live_cut_total",
                                              "Live listeners cut because they were too slow")) {}

  /// Whether one more connection from this address would be too many.
  bool is_full(const std::string& address) const {
    const auto from_there = std::ranges::count(members, address, [](const Member* m) { return m->address; });
    return members.size() >= config.max_connections ||
           static_cast<std::size_t>(from_there) >= config.max_connections_per_address;
  }

  rt::Runtime& runtime;
  Services services;
  Api api;
  Config config;
  std::string epoch;  // names this start of the live feed's numbering
  bool stopping = false;
  std::list<Member*> members;
  rt::Timer empty;    // cancelled when the last member has gone

  std::size_t live_open = 0;

  core::Counter& accepted;
  core::Counter& turned_away;
  core::Counter& timed_out;
  core::Counter& live_cut;
};

/// Being a member of the hub, for as long as the object lives.
class Membership {
 public:
  Membership(std::shared_ptr<Hub> hub, Member& member)
      : hub_(std::move(hub)), at_(hub_->members.insert(hub_->members.end(), &member)) {}
  Membership(const Membership&) = delete;
  Membership& operator=(const Membership&) = delete;
  ~Membership() {
    hub_->members.erase(at_);
    if (hub_->members.empty()) hub_->empty.cancel();
  }

 private:
  std::shared_ptr<Hub> hub_;
  std::list<Member*>::iterator at_;
};

}  // namespace headframe::http
