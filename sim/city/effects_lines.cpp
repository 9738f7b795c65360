// Lines that fail and lines that get worse.
#include "sim/city/effects.hpp"

namespace headframe::sim::city {

void Effects::cut(const std::string& link, const Cause& cause) {
  Roots& holders = cuts_[link];
  const bool was_up = holders.empty();
  if (!holders.insert_or_assign(cause.root, cause).second) return;
  if (was_up) events_.tell(link, "link-down", link, "线路中断", "the line went down");
  const Thing thing = thing_of_link(link);
  faults_.down(thing.subject, thing.id, cause, events_.now());
  if (was_up) world_.set_link(grid_.link(link), false);
}

void Effects::restore(const std::string& link, const Cause& cause) {
  Roots& holders = cuts_[link];
  if (holders.erase(cause.root) == 0) return;
  if (holders.empty()) events_.tell(link, "link-up", link, "线路恢复", "the line is back");
  const Thing thing = thing_of_link(link);
  faults_.up(thing.subject, thing.id, cause, events_.now());
  if (holders.empty()) world_.set_link(grid_.link(link), true);
}

void Effects::brown_out(const std::string& link, double share, rt::Duration more_latency,
                        const Cause& cause) {
  events_.tell(link, "line-slow", link, "线路降速", "the line became slow");
  brown_outs_[link].insert_or_assign(cause.root, Weakness{cause, share, more_latency});
  const Thing thing = thing_of_link(link);
  faults_.impaired(thing.subject, thing.id, cause, events_.now());
  tune(link);
}

void Effects::clear_up(const std::string& link, const Cause& cause) {
  if (brown_outs_[link].erase(cause.root) == 0) return;
  events_.tell(link, "line-fast", link, "线路恢复带宽", "the line has its bandwidth again");
  const Thing thing = thing_of_link(link);
  faults_.mended(thing.subject, thing.id, cause, events_.now());
  tune(link);
}

void Effects::tune(const std::string& link) {
  constexpr double bits_per_byte = 8;
  const scenario::Link& healthy = scenario_.links.at(link);
  rt::Duration latency = healthy.latency;
  double rate = healthy.bandwidth_bits_per_s / bits_per_byte;
  for (const auto& [root, weakness] : brown_outs_[link]) {
    latency += weakness.more_latency;
    rate *= weakness.share;
  }
  world_.tune_link(grid_.link(link), latency, rate);
}

void Effects::unsteady(const std::string& link, const Cause& cause) {
  events_.tell(link, "line-unsteady", link, "线路时断时续", "the line began to flap");
  const Thing thing = thing_of_link(link);
  faults_.impaired(thing.subject, thing.id, cause, events_.now());
}

void Effects::steady(const std::string& link, const Cause& cause) {
  const Thing thing = thing_of_link(link);
  faults_.mended(thing.subject, thing.id, cause, events_.now());
}

}  // namespace headframe::sim::city
