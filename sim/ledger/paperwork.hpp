// Why the work orders say something else than what happened: true faults beside the orders that
// were written about them. Pure.
#pragma once

#include <set>
#include <span>
#include <string>
#include <vector>

#include "platform/kpi/faults.hpp"
#include "sim/record/rows.hpp"

namespace headframe::sim::ledger {

/// A fault as it was, and everything that it touched, by the names under which orders are written.
struct TrueFault {
  kpi::Fault fault;
  std::set<std::string> things;
};

/// The true fault that an order is about: it touched the order's device, had begun when the order
/// says that it was noticed, and was not over before the order says that it began; the latest of
/// several. Null: nothing was broken.
const TrueFault* meant_by(const kpi::Fault& order, std::span<const TrueFault> faults);

/// One note of kind "difference" for each way in which the counted orders of the horizon differ from
/// its counted faults: faults without an order, orders without a fault, several orders for one
/// fault, orders still open, other instants of failure and restoration, another cause, an arrival
/// that only the order has. Each names the first few and says how many there are.
std::vector<record::Note> differences(std::span<const TrueFault> faults,
                                      std::span<const kpi::Fault> orders, kpi::Span horizon);

}  // namespace headframe::sim::ledger
