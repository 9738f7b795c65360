// What is picked in one view and followed by the others: a mine, one of its points, a piece of
// equipment. A name that does not apply is empty.
#pragma once

#include <QObject>
#include <string>
#include <utility>

namespace headframe::viz {

class Selection : public QObject {
  Q_OBJECT

 public:
  using QObject::QObject;
  const std::string &mine() const { return mine_; }
  const std::string &point() const { return point_; }
  const std::string &equipment() const { return equipment_; }

 public slots:
  /// A mine without a point: all of it.
  void pickMine(const std::string &mine) { pickPoint(mine, {}); }
  void pickPoint(const std::string &mine, const std::string &point) {
    if (mine == mine_ && point == point_) return;
    mine_ = mine;
    point_ = point;
    emit placeChanged();
  }
  void pickEquipment(const std::string &equipment) {
    if (equipment == equipment_) return;
    equipment_ = equipment;
    emit equipmentChanged();
  }

 signals:
  void placeChanged();      // mine or point
  void equipmentChanged();

 private:
  std::string mine_, point_, equipment_;
};

}  // namespace headframe::viz
