#include "sim/staff/enrolment.hpp"

#include <fmt/format.h>

#include "platform/rt/random.hpp"

namespace headframe::sim::staff {
namespace {

using nlohmann::json;

const std::string officer_role = "duty-officer";
const std::string technician_role = "technician";

Request role(const std::string& name, const char* zh, const char* en, json rights) {
  return {"PUT", "/roles/" + name, {}, {{"zh", zh}, {"en", en}, {"rights", std::move(rights)}}};
}

Request user(const std::string& name, const std::string& role) {
  return {"POST", "/users", {}, {{"name", name}, {"roles", {role}}}};
}

Request device(const std::string& name, const Thing& thing) {
  return {"POST",
          "/devices",
          {},
          {{"name", name}, {"kind", thing.kind}, {"mine", thing.mine}, {"note", thing.title}}};
}

}  // namespace

void Accounts::note(const Request& request, const json& answer) {
  if (request.path != "/users") return;
  by_name.at(answer.at("name"))->one_time = answer.at("one_time_password").get<std::string>();
}

Accounts open_accounts(const Roster& roster, std::uint64_t seed) {
  Accounts accounts;
  for (const auto& people : {roster.officer_names(), roster.repairer_names()})
    for (const std::string& name : people) {
      // Twenty digits: long enough, and no name is part of them.
      const auto word = rt::RandomStream(seed, "staff/" + name + "/password").at(0);
      accounts.by_name[name] =
          std::make_shared<Account>(Account{name, {}, fmt::format("{:020}", word), false});
    }
  return accounts;
}

std::vector<Request> enrolment(const Roster& roster, const AddressBook& book) {
  std::vector<Request> all{
      role(officer_role, "值班员", "Duty officer",
           {"mines.read", "alarms.read", "files.read", "monitoring.read", "devices.read",
            "orders.read", "alarms.acknowledge", "orders.manage"}),
      role(technician_role, "运维工程师", "Technician",
           {"devices.read", "orders.read", "orders.manage"})};
  for (const std::string& name : roster.officer_names()) all.push_back(user(name, officer_role));
  for (const std::string& name : roster.repairer_names())
    all.push_back(user(name, technician_role));
  for (const auto& [name, thing] : book.things) all.push_back(device(name, thing));
  return all;
}

}  // namespace headframe::sim::staff
