#include "viz/link/books.hpp"

#include <QDateTime>
#include <algorithm>
#include <tuple>
#include <utility>

#include "viz/link/eventwords.hpp"

namespace headframe::viz {
namespace {

using nlohmann::json;

constexpr std::int64_t offsetSeconds = 8 * 3600;  // the platform's civil time, all year

std::string civil(rt::WallTime time) {
  const auto milliseconds = std::chrono::floor<std::chrono::milliseconds>(time.since_epoch);
  return QDateTime::fromMSecsSinceEpoch(milliseconds.count(), Qt::OffsetFromUTC, offsetSeconds)
      .toString(QStringLiteral("yyyy-MM-dd HH:mm:ss"))
      .toStdString();
}

std::string text(const json &object, const char *key) {
  const auto found = object.find(key);
  return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

std::optional<double> number(const json &object, const char *key) {
  const auto found = object.find(key);
  return found != object.end() && found->is_number() ? std::optional(found->get<double>())
                                                     : std::nullopt;
}

/// A mine as a place: what the register knows of it.
sim::record::Place placeOf(const json &item) {
  sim::record::Place place;
  place.id = item.at("code").get<std::string>();
  place.kind = "mine";
  place.name_zh = place.name_en = text(item, "name");
  place.county = text(item, "county");
  const std::string state = text(item, "state");
  place.state = state == "constructing" ? "construction" : state;
  place.synthetic = false;
  place.longitude = number(item, "longitude").value_or(0);
  place.latitude = number(item, "latitude").value_or(0);
  return place;
}

}  // namespace

Books::Books(std::string server, rt::WallTime begin) : begin_(begin) {
  content_.run.scenario = server;
  content_.run.title_zh = "实时：" + server;
  content_.run.title_en = "Live: " + server;
  content_.run.begin_local = civil(begin);
  content_.link.phase = LinkState::Phase::connecting;
  content_.link.server = std::move(server);
}

Moment Books::momentOf(const json &time) const {
  const auto at = QDateTime::fromString(QString::fromStdString(time.get<std::string>()),
                                        Qt::ISODateWithMs);
  if (!at.isValid())
    throw std::invalid_argument("\"" + time.get<std::string>() + "\" is no time; expected ISO 8601");
  return std::chrono::milliseconds(at.toMSecsSinceEpoch()) - begin_.since_epoch;
}

std::optional<Moment> Books::momentIf(const json &object, const char *key) const {
  const auto found = object.find(key);
  if (found == object.end() || !found->is_string()) return std::nullopt;
  return momentOf(*found);
}

Parts Books::setNow(rt::WallTime now) {
  const Moment at = std::max(moment(now), content_.run.simulated);
  content_.link.now = content_.run.simulated = content_.run.horizon = at;
  return Part::run | Part::link;
}

Parts Books::setMines(const std::vector<json> &items) {
  std::vector<Freshness> sources;
  content_.places.clear();
  for (const json &item : items) {
    content_.places.push_back(placeOf(item));
    const std::string &id = content_.places.back().id;
    Freshness source{id, {}, std::chrono::seconds(item.value("silence_limit_s", std::int64_t{0})),
                     item.at("link").at("lawful").get<bool>()};
    for (const Freshness &before : content_.link.sources)
      if (before.mine == id) source.newest = before.newest;
    if (!item.at("link").at("online").get<bool>())
      source.newest = momentIf(item.at("link"), "since");
    wants_.outages.insert(id);
    if (sources.size() < mineLimit) wants_.points.insert(id);
    sources.push_back(std::move(source));
  }
  content_.link.sources = std::move(sources);
  return Part::places | Part::link;
}

Alarm Books::alarmOf(const json &item) const {
  Alarm alarm;
  alarm.number = item.at("alarm").get<std::int64_t>();
  alarm.side = "platform";
  alarm.mine = text(item, "mine");
  alarm.point = text(item, "point");
  alarm.kind = text(item, "kind");
  alarm.level = item.value("level", 0);
  alarm.value = number(item, "maximum");
  alarm.limit = number(item, "limit");
  alarm.begin = momentOf(item.at("began"));
  alarm.end = momentIf(item, "ended");
  alarm.visible = momentIf(item, "seen");
  alarm.state = text(item, "state");
  return alarm;
}

/// Who acknowledged it stays known; an alarm that was raised again is nobody's yet.
void Books::keepStory(Alarm &alarm, const Alarm *known) {
  if (known != nullptr)
    std::tie(alarm.acknowledged, alarm.acknowledgedBy, alarm.reason) =
        std::tie(known->acknowledged, known->acknowledgedBy, known->reason);
  if (!alarm.acknowledged) wants_.alarmStories.insert(alarm.number);
}

Parts Books::setAlarms(const std::vector<json> &items) {
  const std::vector<Alarm> before = std::exchange(content_.alarms, {});
  for (const json &item : items) {
    Alarm alarm = alarmOf(item);
    const auto known = std::ranges::find(before, alarm.number, &Alarm::number);
    if (item.value("acknowledged", false)) keepStory(alarm, known == before.end() ? nullptr : &*known);
    content_.alarms.push_back(std::move(alarm));
  }
  std::ranges::sort(content_.alarms, {},
                    [](const Alarm &alarm) { return std::tie(alarm.begin, alarm.number); });
  return Part::alarms;
}

Parts Books::putAlarm(const json &item) {
  Alarm alarm = alarmOf(item);
  const auto known = std::ranges::find(content_.alarms, alarm.number, &Alarm::number);
  const bool isKnown = known != content_.alarms.end();
  if (item.value("acknowledged", false)) keepStory(alarm, isKnown ? &*known : nullptr);
  if (isKnown) content_.alarms.erase(known);
  const auto place = std::ranges::upper_bound(
      content_.alarms, std::tie(alarm.begin, alarm.number), {},
      [](const Alarm &other) { return std::tie(other.begin, other.number); });
  content_.alarms.insert(place, std::move(alarm));
  return Part::alarms;
}

Parts Books::setAlarmStory(const json &item) {
  putAlarm(item);
  const auto alarm = std::ranges::find(content_.alarms, item.at("alarm").get<std::int64_t>(),
                                       &Alarm::number);
  for (const json &remark : item.at("history")) {
    if (text(remark, "change") != "acknowledged") continue;
    alarm->acknowledged = momentOf(remark.at("at"));
    alarm->acknowledgedBy = text(remark, "who");
    alarm->reason = text(remark, "reason");
  }
  // Informative kinds count as acknowledged from their beginning, and by nobody.
  if (!alarm->acknowledged) alarm->acknowledged = alarm->begin;
  wants_.alarmStories.erase(alarm->number);
  return Part::alarms;
}

void Books::sortOutages() {
  std::ranges::sort(content_.outages, {}, [](const sim::record::Outage &outage) {
    return std::tie(outage.begin, outage.subject, outage.id);
  });
}

Parts Books::setOutages(const std::string &mine, const std::vector<json> &items) {
  std::erase_if(content_.outages, [&](const sim::record::Outage &outage) {
    return outage.subject == "mine" && outage.id == mine;
  });
  for (const json &item : items) {
    const bool lawful = item.value("lawful", false);
    content_.outages.push_back({"mine", mine, lawful ? "silent-by-law" : "silent", lawful,
                                momentOf(item.at("began")), momentIf(item, "ended")});
  }
  sortOutages();
  return Part::timeline;
}

Parts Books::setAbsences(const std::vector<json> &items) {
  std::erase_if(content_.outages, [](const sim::record::Outage &outage) {
    return outage.subject == "platform";
  });
  for (const json &item : items) {
    const bool orderly = item.value("orderly", false);
    content_.outages.push_back({"platform", "", orderly ? "stopped" : "broke-off", orderly,
                                momentOf(item.at("from")), momentIf(item, "to")});
  }
  sortOutages();
  return Part::timeline;
}

Parts Books::setDevices(const std::vector<json> &items) {
  content_.equipment.clear();
  for (const json &item : items) {
    sim::record::Equipment device;
    device.id = std::to_string(item.at("id").get<std::int64_t>());
    device.kind = text(item, "kind");
    device.name_zh = device.name_en = text(item, "name");
    device.place = text(item, "mine");
    device.installed = momentIf(item, "installed");
    content_.equipment.push_back(std::move(device));
  }
  return Part::places;
}

Parts Books::setOrders(const std::vector<json> &items) {
  content_.orders.clear();
  for (const json &item : items) {
    const json &times = item.at("times");
    WorkOrder order;
    order.number = item.at("id").get<std::int64_t>();
    if (item.at("device").is_number()) order.device = std::to_string(item["device"].get<std::int64_t>());
    order.mine = text(item, "mine");
    order.title = text(item, "title");
    order.state = item.at("next_step").is_string() ? "awaits " + text(item, "next_step") : "closed";
    order.opened = momentIf(times, "detected").value_or(Moment{});
    order.closed = momentIf(times, "closed");
    content_.orders.push_back(std::move(order));
  }
  std::ranges::sort(content_.orders, {},
                    [](const WorkOrder &order) { return std::tie(order.opened, order.number); });
  return Part::places;
}

Parts Books::setPoints(const std::string &mine, const std::vector<json> &values) {
  std::erase_if(content_.trends, [&](const auto &trend) { return trend.mine == mine; });
  for (const json &value : values) {
    sim::record::Series trend;
    trend.mine = mine;
    trend.point = text(value, "point");
    trend.id = mine + "/" + trend.point;
    trend.name_zh = trend.name_en = text(value, "name");
    trend.unit = text(value, "unit");
    trend.side = "platform";
    content_.trends.push_back(std::move(trend));
    if (const auto at = momentIf(value, "time")) heard(mine, *at);
  }
  std::ranges::sort(content_.trends, {}, [](const auto &trend) { return std::tie(trend.mine, trend.point); });
  return Part::trends | Part::link;
}

Parts Books::setHistory(const std::string &trend, Moment from, const std::vector<json> &values) {
  std::vector<TrendPoint> &points = points_[trend];
  std::erase_if(points, [from](const TrendPoint &point) { return point.at >= from; });
  for (const json &value : values) {
    const auto reading = number(value, "value");
    if (!reading) continue;  // the mine wrote no value: a gap
    const auto file = value.at("origin").at("file").get<std::int64_t>();
    points.push_back({momentOf(value.at("time")), *reading, staleFiles_.contains(file)});
  }
  std::ranges::sort(points, {}, [](const TrendPoint &point) { return std::tie(point.at, point.value); });
  return Part::trends;
}

void Books::heard(const std::string &mine, Moment at) {
  for (Freshness &source : content_.link.sources)
    if (source.mine == mine && source.newest.value_or(Moment::min()) < at) source.newest = at;
}

void Books::write(const http::client::Event &event) {
  const EventWords words = wordsOf(event);
  content_.events.push_back({momentOf(json(event.at)), event.mine, event.topic, event.mine,
                             words.zh, words.en});
  if (content_.events.size() <= eventLimit) return;
  const auto surplus = content_.events.size() - eventLimit / 2;
  content_.events.erase(content_.events.begin(),
                        content_.events.begin() + static_cast<std::ptrdiff_t>(surplus));
  content_.link.eventsDropped += surplus;
}

Parts Books::take(const http::client::Event &event) {
  Parts parts;
  if (isTold(event)) {
    write(event);
    parts |= Part::timeline;
  }
  if (event.topic.starts_with("alarm.")) return parts | putAlarm(event.data);
  if (event.topic == "batch.stored") {
    const Moment at = momentOf(event.data.at("time"));
    heard(event.mine, at);
    const bool stale = event.data.value("stale", false);
    if (stale) staleFiles_.insert(event.data.at("file").get<std::int64_t>());
    for (const auto &[trend, points] : points_)
      if (trend.starts_with(event.mine + "/"))
        wantHistory(trend, stale || points.empty() ? Moment{} : points.back().at);
    return parts | Part::link;
  }
  if (event.topic == "mine.online" || event.topic == "mine.offline") {
    wants_.mines = true;
    wants_.outages.insert(event.mine);
  }
  if (event.topic == "mine.changed") wants_.mines = true;
  if (event.topic == "points.changed") wants_.points.insert(event.mine);
  if (event.topic.starts_with("order.")) wants_.orders = true;
  return parts;
}

Parts Books::take(const http::client::Gap &gap) {
  content_.link.missed.push_back({content_.link.now, gap.reason, gap.from, gap.to});
  wantEverything();
  return Part::link;
}

void Books::wantEverything() {
  Wants all;
  for (const auto &[trend, points] : points_) all.histories[trend] = Moment{};
  all.alarmStories = wants_.alarmStories;
  wants_ = std::move(all);
}

void Books::wantTrend(const std::string &id) {
  if (points_.try_emplace(id).second) wantHistory(id, Moment{});
}

void Books::wantHistory(const std::string &trend, Moment from) {
  Moment &wanted = wants_.histories.try_emplace(trend, from).first->second;
  wanted = std::min(wanted, from);
}

const std::vector<TrendPoint> &Books::trend(const std::string &id) const {
  static const std::vector<TrendPoint> none;
  const auto found = points_.find(id);
  return found == points_.end() ? none : found->second;
}

}  // namespace headframe::viz
