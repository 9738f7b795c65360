#include "sim/city/mine_site.hpp"

#include "sim/city/describe.hpp"

namespace headframe::sim::city {

MineSite::MineSite(const scenario::Scenario& scenario, const std::string& name, Node& node,
                   std::uint64_t seed, plant::Weather& weather, mine::TruthSink& truth,
                   std::function<void()> down)
    : era_{scenario.start},
      description_(describe_mine(scenario, name)),
      node_(node),
      plant_(name, layout_of(scenario.mines.at(name)), seed),
      people_(name, plant_.layout(), seed, scenario.start),
      weather_(weather),
      truth_(truth),
      down_(std::move(down)) {
  plan_bursts(plant_, scenario, name);
}

MineSite::~MineSite() {
  down_ = nullptr;  // the end of a run is no outage
  node_.crash();
}

void MineSite::begin(rt::Endpoint platform, std::string user, std::string secret) {
  description_.account.server = std::move(platform);
  description_.account.user = std::move(user);
  description_.account.password = std::move(secret);
  node_.boot([this](rt::Runtime& runtime) {
    // The deleter runs when the node goes down, so that nobody talks to a system that is gone.
    auto system = std::shared_ptr<mine::MineSystem>(
        new mine::MineSystem(runtime, description_, {plant_, people_, weather_},
                             {era_.instant({}), era_.start}, truth_),
        [this](mine::MineSystem* gone) {
          system_ = nullptr;
          delete gone;
          if (down_) down_();
        });
    system_ = system.get();
    if (held_) system_->hold_uploads();
    if (!producing_) system_->stop_production();
    rt::spawn(runtime.executor(), system_->run());
    return system;
  });
}

void MineSite::hold(bool held) {
  if (held == held_) return;
  held_ = held;
  if (system_ == nullptr) return;
  if (held)
    system_->hold_uploads();
  else
    system_->release_uploads();
}

void MineSite::stop_production() {
  producing_ = false;
  if (system_ != nullptr) system_->stop_production();
}

void MineSite::replace(mine::Installation next, rt::Duration switch_over) {
  if (!producing_) return;
  const rt::WallTime now = era_.start + era_.moment(node_.now());
  mine::add_upgrade(description_, {now, switch_over, next});
  if (system_ != nullptr) system_->replace(std::move(next), switch_over);
}

bool MineSite::is_drained() const {
  return system_ != nullptr && system_->spool_is_empty();
}

}  // namespace headframe::sim::city
