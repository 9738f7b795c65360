#include "sim/city/adapters.hpp"

#include "sim/city/describe.hpp"

namespace headframe::sim::city {

void Adapters::deliver(const std::string& mine, const equipment::Delivery& delivery,
                       const equipment::Kind& kind) {
  Mine& m = at(mine);
  ++m.changes;
  m.own = {delivery.system, kind.renumbers ? m.changes : 0};
  m.adapted = false;
  if (delivery.effect == compatibility::Effect::fine) m.understood = m.own;
  run(mine, m.own, kind.switch_over);
}

void Adapters::fail(const std::string& mine) {
  Mine& m = at(mine);
  if (!m.adapted) return;
  m.adapted = false;
  run(mine, m.own, {});
}

void Adapters::adapt(const std::string& mine) {
  Mine& m = at(mine);
  if (m.adapted) return;
  m.adapted = true;
  if (m.understood != m.own) run(mine, m.understood, {});
}

Adapters::Mine& Adapters::at(const std::string& mine) {
  const auto [found, fresh] = mines_.try_emplace(mine);
  if (fresh) found->second.own = found->second.understood = {scenario_.mines.at(mine).system, 0};
  return found->second;
}

void Adapters::run(const std::string& mine, const Installed& system, rt::Duration switch_over) {
  sites_.at(mine)->replace(installation_of(scenario_, system.system, system.renumbering),
                           switch_over);
}

}  // namespace headframe::sim::city
