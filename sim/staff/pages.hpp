// The platform's pages as people read them: what they take from the API's answers, and no more.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "platform/rt/time.hpp"

namespace headframe::sim::staff {

/// /communication: the bulletin's figures (domain.md §5.2), and who is silent by fault.
struct Communication {
  struct Silent {
    std::string mine, name, county;
    rt::WallTime since;
  };
  std::size_t registered = 0, silent_by_law = 0, due = 0, online = 0;
  std::vector<Silent> silent;
  std::map<std::string, std::size_t> due_in_county;
};

/// /findings: what the guard noticed.
struct Finding {
  std::string mine, kind, words;
};

/// /alarms
struct Alarm {
  std::int64_t id = 0;
  std::string mine, point, kind;
  int level = 0;
  bool statutory = false, acknowledged = false;
};

/// /work-orders; times by the names of the steps, absent until recorded.
struct Order {
  std::int64_t id = 0, device = 0;
  std::string title;
  std::map<std::string, rt::WallTime> times;
};

/// These throw nlohmann::json::exception or std::invalid_argument when the page is another one.
Communication communication_on(const nlohmann::json& page);
std::vector<Finding> findings_on(const nlohmann::json& items);
std::vector<Alarm> alarms_on(const nlohmann::json& items);
std::vector<Order> orders_on(const nlohmann::json& items);
Order order_on(const nlohmann::json& item);

/// What stands in 网巡日报表 and 煤矿报警信息数据表 of one day.
struct DailyReport {
  std::int64_t day = 0;  // since 1970-01-01, UTC+8
  std::size_t registered = 0, silent_by_law = 0, due = 0, online = 0;
  std::map<std::string, std::size_t> alarms;  // by kind
  std::size_t unacknowledged = 0;
};
DailyReport daily_report(std::int64_t day, const Communication& communication,
                         const std::vector<Alarm>& alarms);

}  // namespace headframe::sim::staff
