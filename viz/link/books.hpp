// What a live platform has said, as the console's content. Pure: answers of the API and live events in,
// rows out, and what has to be asked again because of them.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "platform/http/client/messages.hpp"
#include "platform/rt/time.hpp"
#include "viz/link/source.hpp"

namespace headframe::viz {

/// What is to be fetched from the platform, because nothing says it but the API itself.
struct Wants {
  bool mines = true, alarms = true, orders = true, devices = true, absences = true;
  std::set<std::string> outages;        // of these mines
  std::set<std::string> points;         // of these mines, with their newest values
  std::set<std::int64_t> alarmStories;  // who acknowledged these alarms, and why
  std::map<std::string, Moment> histories;  // trends whose points are wanted from these instants on
};

class Books {
 public:
  /// At most so many events are kept; the oldest go, and `link().eventsDropped` counts them.
  static constexpr std::size_t eventLimit = 20'000;
  /// Points are listed of the first so many mines, in the order of the register.
  static constexpr std::size_t mineLimit = 200;

  /// What happened before `begin` has a negative instant.
  Books(std::string server, rt::WallTime begin);

  const Content &content() const { return content_; }
  LinkState &link() { return content_.link; }
  Wants &wants() { return wants_; }
  Moment moment(rt::WallTime at) const { return at - begin_; }
  rt::WallTime time(Moment at) const { return begin_ + at; }

  /// Time goes on, and never back. Returns the parts that it changes.
  Parts setNow(rt::WallTime now);
  /// Whole lists take the place of what was known before. They throw nlohmann::json::exception for
  /// what is no such list.
  Parts setMines(const std::vector<nlohmann::json> &items);
  Parts setAlarms(const std::vector<nlohmann::json> &items);
  Parts setAlarmStory(const nlohmann::json &alarm);
  Parts setOutages(const std::string &mine, const std::vector<nlohmann::json> &items);
  Parts setAbsences(const std::vector<nlohmann::json> &items);
  Parts setDevices(const std::vector<nlohmann::json> &items);
  Parts setOrders(const std::vector<nlohmann::json> &items);
  /// Newest values of a mine's points: they are also the trends that can be asked for.
  Parts setPoints(const std::string &mine, const std::vector<nlohmann::json> &values);
  /// Points of one trend from `from` on take the place of those that were known from there.
  Parts setHistory(const std::string &trend, Moment from, const std::vector<nlohmann::json> &values);

  Parts take(const http::client::Event &event);
  /// Nothing that was known can be trusted to be complete: everything is wanted anew.
  Parts take(const http::client::Gap &gap);
  void wantEverything();

  /// Trends that a view has asked for.
  void wantTrend(const std::string &id);
  bool isWanted(const std::string &trend) const { return points_.contains(trend); }
  const std::vector<TrendPoint> &trend(const std::string &id) const;

 private:
  Moment momentOf(const nlohmann::json &time) const;
  std::optional<Moment> momentIf(const nlohmann::json &object, const char *key) const;
  Alarm alarmOf(const nlohmann::json &item) const;
  void keepStory(Alarm &alarm, const Alarm *known);
  Parts putAlarm(const nlohmann::json &item);
  void heard(const std::string &mine, Moment at);
  void write(const http::client::Event &event);
  void sortOutages();
  void wantHistory(const std::string &trend, Moment from);

  rt::WallTime begin_;
  Content content_;
  Wants wants_;
  std::set<std::int64_t> staleFiles_;  // whose values were filled in late
  std::map<std::string, std::vector<TrendPoint>> points_;
};

}  // namespace headframe::viz
