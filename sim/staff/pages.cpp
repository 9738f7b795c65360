#include "sim/staff/pages.hpp"

#include <stdexcept>

#include "platform/core/civil.hpp"

namespace headframe::sim::staff {
namespace {

using nlohmann::json;

rt::WallTime time_in(const json& value) {
  const auto time = core::time_from(value.get<std::string>());
  if (!time) throw std::invalid_argument("not a time: " + value.dump());
  return *time;
}

}  // namespace

Communication communication_on(const json& page) {
  Communication out;
  out.registered = page.at("registered").get<std::size_t>();
  out.silent_by_law = page.at("silent_by_law").get<std::size_t>();
  out.due = page.at("due").get<std::size_t>();
  out.online = page.at("online").get<std::size_t>();
  for (const json& item : page.at("silent_by_fault"))
    out.silent.push_back(
        {item.at("mine"), item.at("name"), item.at("county"), time_in(item.at("since"))});
  for (const json& item : page.at("counties"))
    out.due_in_county[item.at("county")] = item.at("due").get<std::size_t>();
  return out;
}

std::vector<Finding> findings_on(const json& items) {
  std::vector<Finding> out;
  for (const json& item : items)
    out.push_back({item.at("mine"), item.at("what").at("kind"), item.at("words").at("zh")});
  return out;
}

std::vector<Alarm> alarms_on(const json& items) {
  std::vector<Alarm> out;
  for (const json& item : items)
    out.push_back({item.at("alarm"), item.at("mine"), item.at("point"), item.at("kind"),
                   item.at("level"), item.at("statutory"), item.at("acknowledged")});
  return out;
}

Order order_on(const json& item) {
  Order order{item.at("id"),
              item.at("device").is_null() ? 0 : item.at("device").get<std::int64_t>(),
              item.at("title"),
              {}};
  for (const auto& [step, time] : item.at("times").items())
    if (!time.is_null()) order.times[step] = time_in(time);
  return order;
}

std::vector<Order> orders_on(const json& items) {
  std::vector<Order> out;
  for (const json& item : items) out.push_back(order_on(item));
  return out;
}

DailyReport daily_report(std::int64_t day, const Communication& c,
                         const std::vector<Alarm>& alarms) {
  DailyReport report{day, c.registered, c.silent_by_law, c.due, c.online, {}, 0};
  for (const Alarm& alarm : alarms) {
    ++report.alarms[alarm.kind];
    report.unacknowledged += !alarm.acknowledged;
  }
  return report;
}

}  // namespace headframe::sim::staff
