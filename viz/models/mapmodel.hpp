// The schematic map: where things lie and in what state they are at an instant. Pure, but for the county
// outlines, which are compiled in (scenarios/lib/zhengzhou-data says where they are from).
#pragma once

#include <QPointF>
#include <QRectF>
#include <QString>
#include <optional>
#include <string>
#include <vector>

#include "viz/link/source.hpp"

namespace headframe::viz {

enum class MapState { normal, planned, late, down, unknown };

/// Positions are kilometres east and south of the map's north-western corner; a degree of longitude is
/// shortened by the cosine of the middle latitude.
struct MapMark {
  std::string id, kind, nameZh, nameEn, line;  // kind: "centre", "mine"
  bool producing = true;
  QPointF at;
  MapState state = MapState::normal;
  std::string cause;            // of a state that is not normal; empty: not known
  std::optional<Moment> since;
  int alarmLevel = 0;           // gravest alarm of the platform that lasts; 0: none
};

struct MapLine {
  std::string id, nameZh, nameEn;
  QPointF from, to;
  MapState state = MapState::normal;
  std::string cause;
};

struct MapCounty {
  QString nameZh, nameEn;  // English as the source's places have it; else Chinese
  QPointF label;
  std::vector<std::vector<QPointF>> rings;
};

class MapModel {
 public:
  /// Throws std::runtime_error when the compiled-in outlines cannot be read.
  MapModel();
  void show(const Content &content);
  /// The states at this instant. A mine is down by its own outage, its line's or the platform's; while a
  /// live source is at "now", also when nothing was heard for longer than its silence limit.
  void moveTo(Moment at);

  const std::vector<MapMark> &marks() const { return marks_; }
  const std::vector<MapLine> &lines() const { return lines_; }
  const std::vector<MapCounty> &counties() const { return counties_; }
  /// Around all marks, in kilometres.
  QRectF bounds() const { return bounds_; }
  /// Places without coordinates, which the map cannot show.
  int unplaced() const { return unplaced_; }

 private:
  QPointF project(double longitude, double latitude) const;
  void judge(MapMark &mark, Moment at) const;

  Content content_;  // outages, alarms and link only
  std::vector<MapMark> marks_;
  std::vector<MapLine> lines_;
  std::vector<MapCounty> counties_;
  QRectF bounds_;
  int unplaced_ = 0;
};

/// Which labels are drawn, so that none overlaps an obstacle or a label that is drawn already: earlier
/// ones win.
std::vector<bool> withoutOverlaps(const std::vector<QRectF> &labels,
                                  const std::vector<QRectF> &obstacles);

/// Marks whose name or id contains the text, without regard to case, from the one after `current` on and
/// around; -1 when there is none.
int nextMatch(const std::vector<MapMark> &marks, const QString &text, int current);

}  // namespace headframe::viz
