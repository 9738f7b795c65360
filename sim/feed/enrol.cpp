#include "sim/feed/enrol.hpp"

#include <fmt/format.h>

#include "platform/http/client/client.hpp"
#include "sim/city/describe.hpp"

namespace headframe::sim::feed {
namespace {

using http::client::Client;
using nlohmann::json;

constexpr auto reason = "enrolled for a feed";

json fed_mines(const scenario::Scenario& scenario, const std::vector<std::string>& names) {
  json wanted = json::array();
  for (json& mine : city::register_of(scenario))
    for (const std::string& name : names)
      if (mine.at("code") == scenario.mines.at(name).code) wanted.push_back(mine);
  return wanted;
}

struct Proposal {
  std::string mine;
  std::int64_t version = 0;
};

}  // namespace

rt::Task<Enrolled> enrol(rt::Runtime& runtime, const scenario::Scenario& scenario,
                         const EnrolRequest& request) {
  Client client(runtime, request.server);
  co_await client.log_in(request.installer.name, request.installer.password);
  const json body = {{"mines", fed_mines(scenario, request.mines)}, {"reason", reason}};
  co_await client.post("/mines/import", body);
  Enrolled result;
  result.mines = request.mines.size();
  std::vector<Proposal> proposals;
  for (const std::string& name : request.mines) {
    const mine::MineDescription mine = city::describe_mine(scenario, name);
    const json account = co_await client.post("/mines/" + mine.code + "/account");
    result.accounts.add(
        mine.code,
        {account.at("user").get<std::string>(), account.at("secret").get<std::string>(), {}});
    const json rules = city::mapping_of(mine);
    if (rules.is_null()) continue;
    const json proposed = co_await client.post("/mines/" + mine.code + "/mappings",
                                               {{"rules", rules}, {"reason", reason}});
    proposals.push_back({mine.code, proposed.at("version").get<std::int64_t>()});
  }
  result.proposed = proposals.size();
  co_await client.log_out();
  if (!request.approver || proposals.empty()) co_return result;
  Client other(runtime, request.server);
  co_await other.log_in(request.approver->name, request.approver->password);
  for (const Proposal& p : proposals)
    co_await other.post(fmt::format("/mines/{}/mappings/{}/approve", p.mine, p.version));
  result.approved = proposals.size();
  co_await other.log_out();
  co_return result;
}

}  // namespace headframe::sim::feed
