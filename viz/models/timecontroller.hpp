// The instant that all views show, the range that they are filtered by, and the speed of playing.
#pragma once

#include <QObject>
#include <vector>

#include "viz/models/lanes.hpp"

namespace headframe::viz {

/// Everything stays inside the run, whose length is set by `setRun`. Announces only true changes.
class TimeController : public QObject {
  Q_OBJECT

 public:
  static constexpr double slowest = 0.1, fastest = 10'000;

  /// `stops` are the instants at which "next" and "previous" stop. Cursor to 0, range to the whole run.
  void setRun(Moment length, std::vector<Moment> stops);

  /// A live source has gone on to `length`. A cursor at the end stays there, and a range that reached to
  /// the end goes along; whoever looks at something earlier is left in peace.
  void grow(Moment length, std::vector<Moment> stops);

  Moment length() const { return length_; }
  /// The cursor is at the end, and so at "now" of a live source.
  bool atEnd() const { return cursor_ == length_; }
  Moment cursor() const { return cursor_; }
  Range range() const { return range_; }
  bool playing() const { return playing_; }
  double speed() const { return speed_; }  // seconds of the run in a second

 public slots:
  void setCursor(Moment cursor);
  /// An empty range after clamping is the whole run.
  void setRange(Range range);
  void setPlaying(bool playing);
  void setSpeed(double speed);
  /// Cursor and range to the end.
  void toEnd();
  void toNextStop();
  void toPreviousStop();
  /// Called while playing with the time that passed at the desk; stops playing at the end.
  void advance(Moment passed);

 signals:
  void cursorChanged(Moment cursor);
  void rangeChanged(Range range);
  void playingChanged(bool playing);
  void speedChanged(double speed);

 private:
  Moment length_{}, cursor_{};
  Range range_;
  std::vector<Moment> stops_;
  bool playing_ = false;
  double speed_ = 1;
};

}  // namespace headframe::viz
