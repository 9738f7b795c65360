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
    tell(unwritten_, "没有工单的真实故障", "true faults without an order");
    tell(groundless_, "没有对应真实故障的工单", "orders that describe no true fault");
    tell(several_, "有不止一张工单的真实故障（各计一次）",
         "true faults with more than one order, each of which counts");
    tell(open_, "尚未登记恢复的工单", "orders without a restoration so far");
    tell(causes_, "所填原因与实际不同的工单", "orders that name another cause than the true one");
    tell(arrivals_, "填有到场时间、而真实到场时间未建模的工单",
         "orders with an arrival where the true one is not modelled");
    tell(failures_, "失效时间与实际不同的工单", "orders with another instant of failure");
    tell(restorations_, "恢复时间与实际不同的工单", "orders with another instant of restoration");
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
    if (!written.empty() && written != true_one && written != meant->fault.symptom)
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
    notes_.push_back({"difference", fmt::format("{}：{}（{}）", zh, names.size(), first_of(names)),
                      fmt::format("{}: {} ({})", en, names.size(), first_of(names))});
  }
  void tell(const Shift& shift, std::string_view zh, std::string_view en) {
    if (shift.names.empty()) return;
    notes_.push_back(
        {"difference",
         fmt::format("{}：{}，平均相差 {:+.0f} 分钟（{}）", zh, shift.names.size(),
                     shift.mean_minutes(), first_of(shift.names)),
         fmt::format("{}: {}, by {:+.0f} min on average ({})", en, shift.names.size(),
                     shift.mean_minutes(), first_of(shift.names))});
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
