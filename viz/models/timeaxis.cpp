#include "viz/models/timeaxis.hpp"

#include <QDateTime>
#include <algorithm>
#include <array>
#include <cmath>

namespace headframe::viz {
namespace {

using Milliseconds = std::chrono::milliseconds;

constexpr qint64 second = 1000, minute = 60 * second, hour = 60 * minute, day = 24 * hour;
constexpr std::array shortSteps{second,      5 * second, 15 * second, 30 * second, minute,
                                5 * minute,  15 * minute, 30 * minute, hour,       3 * hour,
                                6 * hour,    12 * hour,  day,         2 * day,     7 * day};
constexpr std::array monthSteps{1, 3, 12};
constexpr qint64 shortestMonth = 28 * day;

qint64 milliseconds(Moment at) { return std::chrono::floor<Milliseconds>(at).count(); }

/// Civil time as if it had no zone: days of 24 hours, as the simulation counts them.
QDateTime beginning(const std::string &beginLocal) {
  auto begin = QDateTime::fromString(QString::fromStdString(beginLocal), Qt::ISODate);
  if (!begin.isValid()) begin = QDateTime(QDate(1970, 1, 1), QTime(0, 0));
  begin.setTimeSpec(Qt::UTC);
  return begin;
}

std::vector<Tick> shortTicks(const TimeScale &scale, qint64 step, const QDateTime &begin) {
  std::vector<Tick> ticks;
  const qint64 origin = begin.toMSecsSinceEpoch();
  const qint64 first = origin + milliseconds(scale.range.begin);
  for (qint64 at = (first + step - 1) / step * step;; at += step) {
    const Moment moment = Milliseconds(at - origin);
    if (moment > scale.range.end) return ticks;
    const auto civil = QDateTime::fromMSecsSinceEpoch(at, Qt::UTC);
    const bool midnight = civil.time() == QTime(0, 0);
    const auto format = midnight        ? QStringLiteral("MM-dd")
                        : step < minute ? QStringLiteral("HH:mm:ss")
                                        : QStringLiteral("HH:mm");
    ticks.push_back({moment, civil.toString(format), midnight && step < day});
  }
}

std::vector<Tick> monthTicks(const TimeScale &scale, int months, const QDateTime &begin) {
  std::vector<Tick> ticks;
  const QDate start = begin.addMSecs(milliseconds(scale.range.begin)).date();
  QDate date(start.year(), (start.month() - 1) / months * months + 1, 1);
  for (;; date = date.addMonths(months)) {
    const Moment at = Milliseconds(begin.msecsTo(QDateTime(date, QTime(0, 0), Qt::UTC)));
    if (at > scale.range.end) return ticks;
    if (at < scale.range.begin) continue;
    ticks.push_back({at, date.toString(QStringLiteral("yyyy-MM")), date.month() == 1});
  }
}

}  // namespace

double TimeScale::x(Moment at) const {
  const auto length = static_cast<double>(std::max(range.end - range.begin, Moment{1}).count());
  return left + width * static_cast<double>((at - range.begin).count()) / length;
}

Moment TimeScale::at(double x) const {
  const double share = std::clamp((x - left) / std::max(width, 1.0), 0.0, 1.0);
  return range.begin +
         Moment(std::llround(share * static_cast<double>((range.end - range.begin).count())));
}

std::vector<Tick> ticksOf(const TimeScale &scale, double distance, const std::string &beginLocal) {
  const double length = static_cast<double>(milliseconds(scale.range.end - scale.range.begin));
  if (length <= 0 || scale.width <= 0) return {};
  const double needed = length * distance / scale.width;  // milliseconds between two ticks
  const QDateTime begin = beginning(beginLocal);
  for (const qint64 step : shortSteps)
    if (static_cast<double>(step) >= needed) return shortTicks(scale, step, begin);
  for (const int months : monthSteps)
    if (static_cast<double>(months * shortestMonth) >= needed)
      return monthTicks(scale, months, begin);
  const auto years = static_cast<int>(std::ceil(needed / static_cast<double>(12 * shortestMonth)));
  return monthTicks(scale, 12 * years, begin);
}

Range zoomed(Range range, Moment about, double factor) {
  const auto scaled = [factor](Moment length) {
    return Moment(std::llround(static_cast<double>(length.count()) * factor));
  };
  return {about - scaled(about - range.begin), about + scaled(range.end - about)};
}

}  // namespace headframe::viz
