#include "sim/city/fault_book.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

namespace headframe::sim::city {

Cause own_cause(std::string category, std::string device, std::string symptom) {
  std::string root = fmt::format("{}/{}/{}", category, device, symptom);
  return {std::move(category), std::move(device), std::move(symptom), std::move(root)};
}

Cause common_cause(const std::string& name, kpi::Exclusion exclusion) {
  return {"common-cause", name, "common-cause", "common-cause/" + name, exclusion};
}

bool FaultBook::begin(const Trouble& trouble, const Cause& cause, kpi::Moment now) {
  const auto [open, fresh] = open_.try_emplace(cause.root);
  if (fresh && cause.kept == Kept::faults_and_outages) {
    open->second.fault = faults_.size();
    kpi::Fault fault;
    fault.id = fmt::format("F{:03}", faults_.size() + 1);
    fault.device = cause.device;
    fault.category = cause.category;
    fault.symptom = cause.symptom;
    fault.root_cause = cause.root;
    fault.exclusion = cause.exclusion;
    fault.system_level = false;
    fault.failed = now;
    faults_.push_back(std::move(fault));
    touched_.emplace_back();
  }
  const auto& [outage, subject, id] = trouble;
  const bool of_one_mine = subject == kpi::Subject::mine;
  const bool serves_all = subject == kpi::Subject::platform || subject == kpi::Subject::line;
  if (open->second.fault) {
    touched_[*open->second.fault].insert({subject, id});
    if (outage ? !of_one_mine : serves_all) faults_[*open->second.fault].system_level = true;
  }
  return open->second.troubles.insert(trouble).second;
}

bool FaultBook::end(const Trouble& trouble, const Cause& cause, kpi::Moment now) {
  const auto open = open_.find(cause.root);
  if (open == open_.end() || open->second.troubles.erase(trouble) == 0) return false;
  if (open->second.troubles.empty()) {
    if (open->second.fault) faults_[*open->second.fault].restored = now;
    open_.erase(open);
  }
  const Touched thing{std::get<kpi::Subject>(trouble), std::get<std::string>(trouble)};
  if (well_again_ && !is_troubled(thing)) well_again_(thing, cause);
  return true;
}

bool FaultBook::is_troubled(const Touched& thing) const {
  return std::ranges::any_of(open_, [&thing](const auto& entry) {
    const auto& troubles = entry.second.troubles;
    return troubles.contains({true, thing.first, thing.second}) ||
           troubles.contains({false, thing.first, thing.second});
  });
}

bool FaultBook::noticed(kpi::Subject subject, const std::string& id, kpi::Moment now) {
  bool any = false;
  for (const auto& [root, open] : open_) {
    if (!open.troubles.contains({true, subject, id}) && !open.troubles.contains({false, subject, id}))
      continue;
    any = true;
    if (!open.fault) continue;
    auto& detected = faults_[*open.fault].detected;
    if (!detected) detected = now;
  }
  if (noticed_) noticed_({subject, id}, now);
  return any;
}

std::vector<ToldFault> FaultBook::told() const {
  std::vector<ToldFault> result;
  for (std::size_t i = 0; i < faults_.size(); ++i) result.push_back({faults_[i], touched_[i]});
  return result;
}

void FaultBook::down(kpi::Subject subject, const std::string& id, const Cause& cause,
                     kpi::Moment now) {
  const bool planned = cause.exclusion == kpi::Exclusion::planned;
  if (begin({true, subject, id}, cause, now) && cause.kept != Kept::nothing)
    log_.down(subject, id, cause.root, planned, now);
}

void FaultBook::up(kpi::Subject subject, const std::string& id, const Cause& cause,
                   kpi::Moment now) {
  if (end({true, subject, id}, cause, now) && cause.kept != Kept::nothing)
    log_.up(subject, id, cause.root, now);
}

void FaultBook::impaired(kpi::Subject subject, const std::string& id, const Cause& cause,
                         kpi::Moment now) {
  begin({false, subject, id}, cause, now);
}

void FaultBook::mended(kpi::Subject subject, const std::string& id, const Cause& cause,
                       kpi::Moment now) {
  end({false, subject, id}, cause, now);
}

void FaultBook::withheld(const std::string& mine, const std::string& why, kpi::Moment now) {
  log_.down(kpi::Subject::mine, mine, why, false, now);
}

void FaultBook::released(const std::string& mine, const std::string& why, kpi::Moment now) {
  log_.up(kpi::Subject::mine, mine, why, now);
}

}  // namespace headframe::sim::city
