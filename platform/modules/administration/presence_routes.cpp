// The endpoint about the platform's own outages.
#include "platform/core/civil.hpp"
#include "platform/modules/administration/module.hpp"
#include "platform/modules/administration/presence.hpp"

namespace headframe::administration {
namespace {

using nlohmann::json;

constexpr rt::Duration usual_range = std::chrono::days(30);

core::ApiResponse list(store::Connection& connection, const core::ApiRequest& request) {
  const auto [from, to] = core::range_of(request, usual_range);
  json found = json::array();
  for (const Absence& absence : absences(connection, from, to))
    found.push_back({{"from", core::to_text(absence.from)},
                     {"to", core::to_text(absence.to)},
                     {"orderly", absence.orderly}});
  return {200, {{"items", std::move(found)}, {"next", nullptr}}};
}

}  // namespace

std::vector<core::Route> Module::presence_routes() {
  return {{core::Method::get,
           "/platform/absences",
           "devices.read",
           "administration",
           "When the platform itself was not running, as far as it can know",
           core::range_parameters(usual_range),
           {},
           {},
           core::ReadHandler{list}}};
}

}  // namespace headframe::administration
