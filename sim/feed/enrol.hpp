// Enters a scenario's mines into a Headframe platform over its API, as an installer would.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "platform/rt/runtime.hpp"
#include "sim/feed/accounts.hpp"
#include "sim/scenario/scenario.hpp"

namespace headframe::sim::feed {

struct Person {
  std::string name, password;
};

struct EnrolRequest {
  rt::Endpoint server;
  std::vector<std::string> mines;  // by their names in the scenario
  Person installer;
  /// Somebody else has to approve how files that differ from their dialect are read; without one
  /// those proposals stay open.
  std::optional<Person> approver;
};

struct Enrolled {
  Accounts accounts;
  std::size_t mines = 0, proposed = 0, approved = 0;
};

/// Imports the mines into the register, makes (or renews) their upload accounts, and proposes the
/// mappings that their systems need. Throws http::client::Refused and rt::SystemError.
rt::Task<Enrolled> enrol(rt::Runtime& runtime, const scenario::Scenario& scenario,
                         const EnrolRequest& request);

}  // namespace headframe::sim::feed
