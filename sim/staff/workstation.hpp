// A screen, a keyboard and a client of the platform's API, on a machine that can fail.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "platform/http/client/client.hpp"
#include "platform/rt/runtime.hpp"

namespace headframe::sim::staff {

/// Somebody's account. The one-time password is used up by the first log-in, which replaces it.
struct Account {
  std::string name;
  std::string one_time, password;
  bool opened = false;  // the password is in force
};

struct Request {
  std::string method = "GET";  // GET, POST, PUT or PATCH
  std::string path;
  http::client::Query query;
  nlohmann::json body;
};

/// What somebody at a screen sees.
struct Answer {
  enum class Kind {
    page,         // body
    refused,      // the platform says no: status, code
    no_service,   // no page came in time, or one that says that the platform cannot
    dead_screen,  // the workstation is off
  } kind = Kind::no_service;
  nlohmann::json body;
  int status = 0;
  std::string code;

  bool is_page() const { return kind == Kind::page; }
};

/// The place outlives its machine's crashes; what runs on the machine is its screen, and who was
/// logged in there has to log in again after a restart. Several people may use it in turn.
class Workstation {
 public:
  Workstation(std::string name, rt::Endpoint platform);
  Workstation(const Workstation&) = delete;

  /// The machine's program, for its node: switches the screen on. The screen is dead as soon as the
  /// program is destroyed, and does no harm when that is after the workstation.
  std::shared_ptr<void> boot(rt::Runtime& runtime);
  bool is_on() const { return place_->screen != nullptr; }
  const std::string& name() const { return name_; }

  /// For people, who do not live on this machine: resumes on the runtime of `watch`, at the latest
  /// after `patience`. Logs in when necessary. Throws when the platform answers with what is no
  /// JSON.
  rt::Task<Answer> ask(rt::Clock& watch, std::shared_ptr<Account> who, Request request,
                       rt::Duration patience);

 private:
  class Screen;
  struct Exchange;
  struct Place {
    Screen* screen = nullptr;
  };

  std::string name_;
  rt::Endpoint platform_;
  std::shared_ptr<Place> place_;
};

/// One person's way to the platform: the workstation that was used last, or else the first that is
/// on.
class Seat {
 public:
  Seat(rt::Clock& watch, std::vector<Workstation*> places, std::shared_ptr<Account> who,
       rt::Duration patience);

  rt::Task<Answer> ask(Request request);
  /// A whole list: its items, page by page.
  rt::Task<Answer> list(std::string path, http::client::Query query = {});
  const std::string& person() const { return who_->name; }

 private:
  Workstation* place();

  rt::Clock& watch_;
  std::vector<Workstation*> places_;
  std::size_t used_ = 0;
  std::shared_ptr<Account> who_;
  rt::Duration patience_;
};

}  // namespace headframe::sim::staff
