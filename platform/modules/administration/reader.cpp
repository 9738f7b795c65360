#include "platform/modules/administration/reader.hpp"

#include <map>

#include "platform/modules/administration/tables.hpp"

namespace headframe::administration {
namespace {

struct Device {
  std::string name, kind;
};

std::map<std::int64_t, Device> devices(store::Connection& connection) {
  std::map<std::int64_t, Device> found;
  auto row = connection.query("SELECT id, name, kind FROM administration_devices");
  while (row.step()) found[row.integer(0)] = {row.text(1), row.text(2)};
  return found;
}

kpi::Exclusion exclusion_of(OrderKind kind) {
  switch (kind) {
    case OrderKind::fault:
    case OrderKind::job:
      return kpi::Exclusion::none;
    case OrderKind::planned:
      return kpi::Exclusion::planned;
    case OrderKind::test:
      return kpi::Exclusion::test;
    case OrderKind::force_majeure:
      return kpi::Exclusion::force_majeure;
  }
  return kpi::Exclusion::none;
}

kpi::Fault fault_of(const WorkOrder& order, const std::map<std::int64_t, Device>& devices,
                    rt::WallTime origin) {
  const auto moment = [&](Step step) -> std::optional<kpi::Moment> {
    const auto time = order.time(step);
    return time ? std::optional<kpi::Moment>(*time - origin) : std::nullopt;
  };
  kpi::Fault fault;
  fault.id = "order/" + std::to_string(order.id);
  const auto device = devices.find(order.device);
  fault.device = device == devices.end() ? order.mine : device->second.name;
  fault.category = device == devices.end() ? std::string() : device->second.kind;
  fault.symptom = order.symptom;
  if (!order.cause.empty()) fault.root_cause = fault.device + "/" + order.cause;
  fault.exclusion = exclusion_of(order.kind);
  fault.system_level = order.kind != OrderKind::job;
  fault.failed = moment(Step::failed).value();
  fault.detected = moment(Step::detected);
  fault.responded = moment(Step::responded);
  fault.repair_started = moment(Step::repair_started);
  fault.restored = moment(Step::restored);
  fault.ticket_closed = moment(Step::closed);
  return fault;
}

}  // namespace

std::vector<kpi::Fault> Reader::faults(store::Connection& connection, rt::WallTime origin) const {
  const auto known = devices(connection);
  std::vector<kpi::Fault> found;
  auto row = connection.query(work_order_columns + " ORDER BY id");
  while (row.step()) found.push_back(fault_of(work_order_of(row), known, origin));
  return found;
}

}  // namespace headframe::administration
