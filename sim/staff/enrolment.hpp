// How the staff and the things that they look after come into the platform, before anybody begins:
// what an administrator enters through the API.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "sim/staff/address_book.hpp"
#include "sim/staff/roster.hpp"
#include "sim/staff/workstation.hpp"

namespace headframe::sim::staff {

struct Accounts {
  std::map<std::string, std::shared_ptr<Account>> by_name;

  /// Takes the one-time password out of the answer to a request of enrolment().
  void note(const Request& request, const nlohmann::json& answer);
};

/// Everybody chooses a password of their own, which follows from seed and name.
Accounts open_accounts(const Roster& roster, std::uint64_t seed);

/// Roles, then users, then the device register, in the order in which they are to be sent by
/// somebody with the rights users.manage and devices.manage.
std::vector<Request> enrolment(const Roster& roster, const AddressBook& book);

}  // namespace headframe::sim::staff
