#include "sim/ledger/paperwork.hpp"

#include <algorithm>
#include <map>

#include <fmt/format.h>

namespace headframe::sim::ledger {
namespace {

constexpr std::size_t shown = 5;

/// What the orders and faults that differ in one way are called.
using Names = std::vector<std::string>;

std::string first_of(const Names& names) {
  const std::span<const std::string> first(names.data(), std::min(names.size(), shown));
  return fmt::format("{}{}", fmt::join(first, ", "), names.size() > shown ? ", …" : "");
}

double minutes(kpi::Duration length) {
  return std::chrono::duration<double, std::ratio<60>>(length).count();
}

/// "line/circuit-dengfeng/line-cut" → "line-cut"
std::string last_part(const std::string& cause) {
  return cause.substr(cause.rfind('/') + 1);
}

/// How much later an instant was written than it was, over several orders.
struct Shift {
  void add(const std::string& order, kpi::Moment written, kpi::Moment true_one) {
    if (written == true_one) return;
    total += written - true_one;
    names.push_back(fmt::format("{} {:+.0f} min", order, minutes(written - true_one)));
  }
  double mean_minutes() const { return minutes(total) / static_cast<double>(names.size()); }
  kpi::Duration total{};
  Names names;
};

class Comparison {
 public:
  Comparison(std::span<const TrueFault> faults, std::span<const kpi::Fault> orders,
             kpi::Span horizon)
      : faults_(faults), horizon_(horizon) {
    for (const kpi::Fault& order : kpi::counted_faults(orders, horizon)) take(order);
    for (const TrueFault& fault : faults) look_for_order(fault.fault);
  }

  std::vector<record::Note> notes() && {
    tell(unwritten_, "起真实故障没有工单", "true faults have no order");
    tell(groundless_, "张工单没有对应的真实故障", "orders describe no true fault");
    tell(several_, "起真实故障有不止一张工单，各计一次",
         "true faults have more than one order, and each order counts");
    tell(open_, "张工单尚未登记恢复", "orders have no restoration yet");
    tell(causes_, "张工单填写的原因与实际不同", "orders name another cause than the true one");
    tell(arrivals_, "张工单填有到场时间，而真实到场时间未建模",
         "orders give an arrival where the true one is not modelled");
    tell(failures_, "失效时间", "failure");
    tell(restorations_, "恢复时间", "restoration");
    return std::move(notes_);
  }

 private:
  void take(const kpi::Fault& order) {
    const TrueFault* meant = meant_by(order, faults_);
    const std::string name = fmt::format("{} ({}: {})", order.id, order.device, order.symptom);
    if (meant == nullptr) return groundless_.push_back(name);
    ++orders_of_[meant->fault.id];
    failures_.add(order.id, order.failed, meant->fault.failed);
    if (!order.restored) open_.push_back(name);
    if (order.restored && meant->fault.restored)
      restorations_.add(order.id, *order.restored, *meant->fault.restored);
    const std::string written = last_part(order.root_cause);
    const std::string true_one = last_part(meant->fault.root_cause);
    if (!written.empty() && written != true_one)
      causes_.push_back(fmt::format("{}: {} ≠ {}", order.id, written, true_one));
    if (order.responded && !meant->fault.responded) arrivals_.push_back(order.id);
  }

  void look_for_order(const kpi::Fault& fault) {
    if (kpi::counted_faults(std::span(&fault, 1), horizon_).empty()) return;
    const auto found = orders_of_.find(fault.id);
    if (found == orders_of_.end())
      unwritten_.push_back(fmt::format("{} ({})", fault.id, fault.root_cause));
    else if (found->second > 1)
      several_.push_back(fmt::format("{} × {}", fault.id, found->second));
  }

  void tell(const Names& names, std::string_view zh, std::string_view en) {
    if (names.empty()) return;
    notes_.push_back({"difference", fmt::format("{} {}：{}", names.size(), zh, first_of(names)),
                      fmt::format("{} {}: {}", names.size(), en, first_of(names))});
  }
  void tell(const Shift& shift, std::string_view zh, std::string_view en) {
    if (shift.names.empty()) return;
    notes_.push_back(
        {"difference",
         fmt::format("{} 张工单的{}与实际不同，平均晚 {:.0f} 分钟：{}", shift.names.size(), zh,
                     shift.mean_minutes(), first_of(shift.names)),
         fmt::format("{} orders have another instant of {} than the true one, {:.0f} min later on "
                     "average: {}",
                     shift.names.size(), en, shift.mean_minutes(), first_of(shift.names))});
  }

  std::span<const TrueFault> faults_;
  kpi::Span horizon_;
  std::map<std::string, int> orders_of_;  // by the fault's number
  Names unwritten_, groundless_, several_, open_, causes_, arrivals_;
  Shift failures_, restorations_;
  std::vector<record::Note> notes_;
};

}  // namespace

const TrueFault* meant_by(const kpi::Fault& order, std::span<const TrueFault> faults) {
  const TrueFault* latest = nullptr;
  for (const TrueFault& candidate : faults) {
    const kpi::Fault& fault = candidate.fault;
    const bool was_so = fault.failed <= order.detected.value_or(order.failed) &&
                        (!fault.restored || order.failed <= *fault.restored);
    if (!candidate.things.contains(order.device) || !was_so) continue;
    if (latest == nullptr || latest->fault.failed < fault.failed) latest = &candidate;
  }
  return latest;
}

std::vector<record::Note> differences(std::span<const TrueFault> faults,
                                      std::span<const kpi::Fault> orders, kpi::Span horizon) {
  return Comparison(faults, orders, horizon).notes();
}

}  // namespace headframe::sim::ledger
