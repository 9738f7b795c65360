#include "viz/models/timecontroller.hpp"

#include <algorithm>
#include <utility>

namespace headframe::viz {

void TimeController::setRun(Moment length, std::vector<Moment> stops) {
  length_ = std::max(length, Moment{});
  stops_ = std::move(stops);
  std::ranges::sort(stops_);
  setPlaying(false);
  setCursor({});
  setRange({{}, length_});
}

void TimeController::grow(Moment length, std::vector<Moment> stops) {
  stops_ = std::move(stops);
  std::ranges::sort(stops_);
  const Moment more = length - length_;
  if (more <= Moment{}) return;
  const bool cursorFollows = atEnd(), rangeFollows = range_.end == length_;
  const bool whole = range_.begin == Moment{};
  length_ = length;
  if (cursorFollows) setCursor(length_);
  if (rangeFollows) setRange({whole ? Moment{} : range_.begin + more, length_});
}

void TimeController::toEnd() {
  setPlaying(false);
  const Moment shown = range_.end - range_.begin;
  setRange({length_ - shown, length_});
  setCursor(length_);
}

void TimeController::setCursor(Moment cursor) {
  cursor = std::clamp(cursor, Moment{}, length_);
  if (cursor == cursor_) return;
  cursor_ = cursor;
  emit cursorChanged(cursor_);
}

void TimeController::setRange(Range range) {
  range = {std::clamp(range.begin, Moment{}, length_), std::clamp(range.end, Moment{}, length_)};
  if (range.end <= range.begin) range = {{}, length_};
  if (range == range_) return;
  range_ = range;
  emit rangeChanged(range_);
}

void TimeController::setPlaying(bool playing) {
  if (playing && cursor_ == length_) playing = false;
  if (playing == playing_) return;
  playing_ = playing;
  emit playingChanged(playing_);
}

void TimeController::setSpeed(double speed) {
  speed = std::clamp(speed, slowest, fastest);
  if (speed == speed_) return;
  speed_ = speed;
  emit speedChanged(speed_);
}

void TimeController::toNextStop() {
  const auto next = std::ranges::upper_bound(stops_, cursor_);
  if (next != stops_.end()) setCursor(*next);
}

void TimeController::toPreviousStop() {
  const auto here = std::ranges::lower_bound(stops_, cursor_);
  if (here != stops_.begin()) setCursor(*std::prev(here));
}

void TimeController::advance(Moment passed) {
  if (!playing_) return;
  const double step = static_cast<double>(passed.count()) * speed_;
  const double left = static_cast<double>((length_ - cursor_).count());
  setCursor(step >= left ? length_ : cursor_ + Moment(static_cast<std::int64_t>(step)));
  if (cursor_ == length_) setPlaying(false);
}

}  // namespace headframe::viz
