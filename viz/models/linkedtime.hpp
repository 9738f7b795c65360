// Two runs side by side move together: what one shows, the other shows at the same distance from its own
// beginning.
#pragma once

#include <QObject>

#include "viz/models/timecontroller.hpp"

namespace headframe::viz {

class LinkedTime : public QObject {
  Q_OBJECT

 public:
  /// Both outlive this. `second` takes over what `first` shows at once.
  LinkedTime(TimeController &first, TimeController &second, QObject *parent = nullptr);
  bool linked() const { return linked_; }

 public slots:
  void setLinked(bool linked);

 private:
  void follow(TimeController &leader, TimeController &other);

  TimeController &first_, &second_;
  bool linked_ = true, following_ = false;
};

}  // namespace headframe::viz
