#include "viz/models/mapmodel.hpp"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <algorithm>
#include <cmath>
#include <map>
#include <numbers>
#include <stdexcept>
#include <utility>

namespace headframe::viz {
namespace {

constexpr double west = 112.6, north = 35.05, middle = 34.6;  // around Zhengzhou
constexpr double kilometresPerDegree = 111.2;

bool lasts(const sim::record::Outage &outage, Moment at) {
  return outage.begin <= at && (!outage.end || *outage.end > at);
}

MapState stateOf(const sim::record::Outage &outage) {
  if (outage.planned) return MapState::planned;
  return outage.cause == "files-held-back" ? MapState::late : MapState::down;
}

/// down before late before planned before normal.
int urgency(MapState state) {
  switch (state) {
    case MapState::down: return 4;
    case MapState::late: return 3;
    case MapState::unknown: return 2;
    case MapState::planned: return 1;
    case MapState::normal: return 0;
  }
  return 0;
}

void worsen(MapMark &mark, MapState state, const std::string &cause, std::optional<Moment> since) {
  if (urgency(state) <= urgency(mark.state)) return;
  mark.state = state;
  mark.cause = cause;
  mark.since = since;
}

/// Rectangles by the squares of a grid that they touch, so that only neighbours are compared.
class Crowd {
 public:
  void add(const QRectF &box) {
    eachSquare(box, [&](Square square) { squares_[square].push_back(box); return false; });
  }
  bool meets(const QRectF &box) const {
    return eachSquare(box, [&](Square square) {
      const auto found = squares_.find(square);
      return found != squares_.end() && std::ranges::any_of(found->second, [&](const QRectF &other) {
        return other.intersects(box);
      });
    });
  }

 private:
  using Square = std::pair<int, int>;
  static constexpr double side = 48;

  /// Until one says true.
  template <class Visit>
  static bool eachSquare(const QRectF &box, Visit visit) {
    const auto index = [](double at) { return static_cast<int>(std::floor(at / side)); };
    for (int x = index(box.left()); x <= index(box.right()); ++x)
      for (int y = index(box.top()); y <= index(box.bottom()); ++y)
        if (visit(Square(x, y))) return true;
    return false;
  }

  std::map<Square, std::vector<QRectF>> squares_;
};

QJsonArray features() {
  QFile file(QStringLiteral(":/map/counties.geojson"));
  if (!file.open(QIODevice::ReadOnly)) throw std::runtime_error("the county outlines are missing");
  const auto document = QJsonDocument::fromJson(file.readAll());
  return document.object().value(QLatin1String("features")).toArray();
}

}  // namespace

MapModel::MapModel() {
  for (const QJsonValue &feature : features()) {
    const QJsonObject properties = feature[QLatin1String("properties")].toObject();
    const QJsonArray label = properties[QLatin1String("label_point")].toArray();
    const QString name = properties[QLatin1String("name")].toString();
    MapCounty county{name, name, project(label[0].toDouble(), label[1].toDouble()), {}};
    const QJsonObject geometry = feature[QLatin1String("geometry")].toObject();
    const QJsonArray coordinates = geometry[QLatin1String("coordinates")].toArray();
    const bool several = geometry[QLatin1String("type")] == QLatin1String("MultiPolygon");
    QJsonArray polygons = coordinates;
    if (!several) {
      polygons = {};
      polygons.append(coordinates);
    }
    for (const QJsonValue &polygon : polygons)
      for (const QJsonValue &ring : polygon.toArray()) {
        std::vector<QPointF> &points = county.rings.emplace_back();
        for (const QJsonValue &point : ring.toArray())
          points.push_back(project(point[0].toDouble(), point[1].toDouble()));
      }
    counties_.push_back(std::move(county));
  }
}

QPointF MapModel::project(double longitude, double latitude) const {
  const double shortening = std::cos(middle * std::numbers::pi / 180);
  return {(longitude - west) * kilometresPerDegree * shortening,
          (north - latitude) * kilometresPerDegree};
}

void MapModel::show(const Content &content) {
  content_.outages = content.outages;
  content_.alarms = content.alarms;
  content_.link = content.link;
  marks_.clear();
  lines_.clear();
  bounds_ = {};
  unplaced_ = 0;
  for (const auto &place : content.places) {
    if (place.longitude == 0 && place.latitude == 0) {
      ++unplaced_;
      continue;
    }
    const bool stopped = place.state == "stopped" || place.state == "closed";
    const QPointF at = project(place.longitude, place.latitude);
    marks_.push_back({place.id, place.kind, place.name_zh, place.name_en, place.line, !stopped, at,
                      MapState::normal, {}, {}, 0});
    bounds_ = bounds_.united(QRectF(at - QPointF(2, 2), QSizeF(4, 4)));
  }
  for (MapCounty &county : counties_)
    for (const auto &place : content.places)
      if (!place.county_en.empty() && county.nameZh == QString::fromStdString(place.county))
        county.nameEn = QString::fromStdString(place.county_en);
  for (const auto &line : content.lines)
    lines_.push_back({line.id, line.name_zh, line.name_en,
                      project(line.from_longitude, line.from_latitude),
                      project(line.to_longitude, line.to_latitude), MapState::normal, {}});
}

void MapModel::judge(MapMark &mark, Moment at) const {
  mark.state = MapState::normal;
  mark.cause.clear();
  mark.since.reset();
  for (const auto &outage : content_.outages) {
    const bool concerns = outage.subject == "platform" ||
                          (outage.subject == "mine" && outage.id == mark.id) ||
                          (outage.subject == "line" && outage.id == mark.line);
    if (concerns && lasts(outage, at)) worsen(mark, stateOf(outage), outage.cause, outage.begin);
  }
  if (content_.link.phase == LinkState::Phase::recorded || at < content_.link.now) return;
  if (content_.link.phase != LinkState::Phase::live && mark.state == MapState::normal)
    mark.state = MapState::unknown;
  for (const Freshness &source : content_.link.sources) {
    if (source.mine != mark.id) continue;
    const bool silent = !source.newest || (source.silenceLimit > Moment{} &&
                                           at - *source.newest > source.silenceLimit);
    if (silent)
      worsen(mark, source.mayBeSilent ? MapState::planned : MapState::down, "silent", source.newest);
  }
}

void MapModel::moveTo(Moment at) {
  for (MapMark &mark : marks_) {
    mark.alarmLevel = 0;
    if (mark.producing) judge(mark, at);
  }
  for (MapLine &line : lines_) {
    line.state = MapState::normal;
    line.cause.clear();
    for (const auto &outage : content_.outages)
      if (outage.subject == "line" && outage.id == line.id && lasts(outage, at)) {
        line.state = stateOf(outage);
        line.cause = outage.cause;
      }
  }
  constexpr int slightest = 9;
  for (const Alarm &alarm : content_.alarms) {
    if (alarm.side != "platform" || alarm.begin > at || (alarm.end && *alarm.end <= at)) continue;
    const int level = alarm.level == 0 ? slightest : alarm.level;
    for (MapMark &mark : marks_)
      if (mark.id == alarm.mine && (mark.alarmLevel == 0 || level < mark.alarmLevel))
        mark.alarmLevel = level;
  }
}

std::vector<bool> withoutOverlaps(const std::vector<QRectF> &labels,
                                  const std::vector<QRectF> &obstacles) {
  Crowd crowd;
  for (const QRectF &obstacle : obstacles) crowd.add(obstacle);
  std::vector<bool> drawn;
  for (const QRectF &label : labels) {
    drawn.push_back(!crowd.meets(label));
    if (drawn.back()) crowd.add(label);
  }
  return drawn;
}

int nextMatch(const std::vector<MapMark> &marks, const QString &text, int current) {
  const int count = static_cast<int>(marks.size());
  for (int step = 1; step <= count && !text.isEmpty(); ++step) {
    const int index = (current + step + count) % count;
    const MapMark &mark = marks[static_cast<std::size_t>(index)];
    for (const std::string &name : {mark.nameZh, mark.nameEn, mark.id})
      if (QString::fromStdString(name).contains(text, Qt::CaseInsensitive)) return index;
  }
  return -1;
}

}  // namespace headframe::viz
