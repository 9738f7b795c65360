#include "sim/city/centre.hpp"

#include <stdexcept>

#include <fmt/format.h>

#include "sim/legacy/receiver_2014.hpp"

namespace headframe::sim::city {
namespace {

constexpr std::uint16_t ftp_port = 21;
constexpr std::uint16_t http_port = 80;

app::InstallationOptions options_of(const scenario::Scenario& scenario) {
  const scenario::Platform& platform = scenario.platform;
  app::InstallationOptions options;
  options.platform.ingest.limits.decode.max_bytes = platform.largest_file_bytes;
  options.platform.ingest.limits.decode.max_ahead = platform.future_tolerance;
  options.platform.monitoring.silent_after = platform.silent_after;
  // The node's processor is charged the real cost of a password (measured_costs), not this machine.
  options.platform.administration.identity.password_cost = administration::least_cost;
  options.ftp.listen = {"", ftp_port};
  options.ftp.most_sessions = platform.ftp_sessions;
  options.ftp.idle_time = platform.ftp_idle;
  options.http.listen = {"", http_port};
  return options;
}

core::ingest::MakeReceiver receiver_of(scenario::Receiver receiver) {
  return receiver == scenario::Receiver::of_2014 ? legacy::receiver_2014()
                                                 : core::ingest::spooling_receiver();
}

core::Principal installer(std::string name) {
  return {0,
          std::move(name),
          {"accounts.manage", "devices.manage", "mappings.propose", "mappings.approve",
           "mines.manage", "users.manage"},
          {}};
}

core::Method method_of(const staff::Request& request) {
  if (request.method == "PUT") return core::Method::put;
  if (request.method == "POST") return core::Method::post;
  throw std::logic_error("nobody enrols by " + request.method);
}

/// What the installer does in the platform's own interface.
rt::Task<nlohmann::json> call(rt::Runtime& runtime, app::Platform& platform, core::Method method,
                              std::string path, nlohmann::json body, std::string who) {
  const core::Match match = core::match(platform.routes(), method, path);
  if (match.route == nullptr) throw std::logic_error("the platform has no route " + path);
  core::ApiRequest request{
      match.path, {}, std::move(body), installer(std::move(who)), runtime.clock().wall_now()};
  const core::ApiResponse response = co_await platform.answer(*match.route, std::move(request));
  if (response.status >= 300)
    throw std::runtime_error(fmt::format("{}: {} {}", path, response.status, response.body.dump()));
  co_return response.body;
}

}  // namespace

Centre::Centre(const scenario::Scenario& scenario, Node& node, Serving serving, Down down,
               Defect defect)
    : options_(options_of(scenario)),
      receiver_(receiver_of(scenario.platform.receiver)),
      node_(node),
      serving_(std::move(serving)),
      down_(std::move(down)),
      defect_(std::move(defect)) {}

Centre::~Centre() {
  down_ = nullptr;  // the end of a run is no outage
  node_.crash();
}

void Centre::begin(Commission commission) {
  commission_ = std::move(commission);
  node_.boot([this](rt::Runtime& runtime) {
    // The deleter runs when the node goes down: from then on nobody serves.
    auto installation = std::shared_ptr<app::Installation>(
        new app::Installation(runtime, options_, defect_, {}, receiver_),
        [this](app::Installation* gone) {
          installation_ = nullptr;
          serving_now_ = false;
          delete gone;
          if (down_) down_();
        });
    installation_ = installation.get();
    rt::spawn(runtime.executor(), serve(runtime, *installation));
    return installation;
  });
}

rt::Task<> Centre::serve(rt::Runtime& runtime, app::Installation& installation) {
  co_await installation.start();
  if (!commissioned_) co_await commission(runtime, installation.platform());
  serving_now_ = true;
  serving_();
}

rt::Task<> Centre::commission(rt::Runtime& runtime, app::Platform& platform) {
  const nlohmann::json body = {{"mines", commission_.register_of_mines},
                               {"reason", "commissioning"}};
  co_await call(runtime, platform, core::Method::post, "/mines/import", body, "installer");
  for (const Commission::Mine& mine : commission_.connected)
    co_await connect(runtime, platform, mine);
  for (const staff::Request& request : commission_.people)
    commission_.enrolled(request, co_await call(runtime, platform, method_of(request), request.path,
                                                request.body, "installer"));
  commissioned_ = true;
}

rt::Task<> Centre::connect(rt::Runtime& runtime, app::Platform& platform, Commission::Mine mine) {
  using core::Method;
  const std::string base = "/mines/" + mine.code;
  const auto account =
      co_await call(runtime, platform, Method::post, base + "/account", {}, "installer");
  secrets_[mine.code] = account.at("secret").get<std::string>();
  if (mine.mapping.is_null()) co_return;
  const nlohmann::json rules = {{"rules", mine.mapping}, {"reason", "as its system was installed"}};
  const auto proposal =
      co_await call(runtime, platform, Method::post, base + "/mappings", rules, "installer");
  const auto version = proposal.at("version").get<std::int64_t>();
  co_await call(runtime, platform, Method::post,
                fmt::format("{}/mappings/{}/approve", base, version), {}, "chief");
}

std::size_t Centre::files_waiting() const {
  return installation_->platform().ingest().receiver().pending();
}

rt::Endpoint Centre::ftp() const {
  return {node_.address(), ftp_port};
}

rt::Endpoint Centre::http() const {
  return {node_.address(), http_port};
}

}  // namespace headframe::sim::city
