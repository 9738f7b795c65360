// What the connections of one server share. Held by each of them, so that a coroutine which unwinds
// after a crash still finds it.
#pragma once

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
  std::function<void()> leave;
  std::function<void()> reset;
};

struct Hub {
  Hub(rt::Runtime& the_runtime, Services the_services, std::vector<core::Route> routes,
      Config the_config)
      : runtime(the_runtime), services(the_services), api(std::move(routes), the_services),
        config(std::move(the_config)), empty(the_runtime.clock()) {}

  rt::Runtime& runtime;
  Services services;
  Api api;
  Config config;
  std::string epoch;  // names this start of the live feed's numbering
  bool stopping = false;
  std::list<Member*> members;
  rt::Timer empty;    // cancelled when the last member has gone

  std::uint64_t accepted = 0, turned_away = 0, timed_out = 0, live_cut = 0;
  std::size_t live_open = 0;
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
