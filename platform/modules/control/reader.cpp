#include "platform/modules/control/reader.hpp"

#include <stdexcept>

#include <fmt/format.h>

#include "platform/modules/control/tables.hpp"

namespace headframe::control {
namespace {

std::string condition_of(AlarmFilter::State state) {
  const std::string hidden = "(suppressed = 1 OR out_of_service = 1 OR shelved_until IS NOT NULL)";
  const std::string open = "(active = 1 OR acknowledged = 0)";
  switch (state) {
    case AlarmFilter::State::open:
      return open + " AND NOT " + hidden;
    case AlarmFilter::State::active:
      return "active = 1 AND NOT " + hidden;
    case AlarmFilter::State::hidden:
      return open + " AND " + hidden;
    case AlarmFilter::State::closed:
      return "NOT " + open;
    case AlarmFilter::State::all:
      return "1";
  }
  throw std::logic_error("no such state");
}

}  // namespace

std::vector<Alarm> Reader::list(store::Connection& connection, const AlarmFilter& f,
                                std::size_t limit) const {
  std::vector<Alarm> found;
  const std::string sql = fmt::format(
      "SELECT {} FROM control_alarms WHERE {} AND (? = '' OR mine = ?) AND (? IS NULL OR kind = ?) "
      "AND "
      "(? IS NULL OR level = ?) AND (? IS NULL OR began >= ?) AND (? IS NULL OR began < ?) AND (? "
      "= 0 OR id < ?) "
      "ORDER BY id DESC LIMIT ?",
      tables::columns, condition_of(f.state));
  const auto kind = f.kind ? std::optional(static_cast<int>(*f.kind)) : std::nullopt;
  auto row = connection.query(sql, f.mine, f.mine, kind, kind, f.level, f.level, f.from, f.from,
                              f.to, f.to, f.before, f.before, limit);
  while (row.step()) found.push_back(tables::alarm_from(row));
  return found;
}

std::vector<std::size_t> Reader::bins(store::Connection& connection, rt::WallTime from,
                                      rt::WallTime to, const std::string& mine) const {
  std::vector<std::size_t> counts(
      static_cast<std::size_t>((to - from + bin_width - rt::Duration(1)) / bin_width));
  auto row = connection.query(
      "SELECT (began - ?) / ?, count(*) FROM control_alarms WHERE began >= ? AND began < ? AND "
      "suppressed = 0 "
      "AND kind <> ? AND (? = '' OR mine = ?) GROUP BY 1",
      from, bin_width.count(), from, to, static_cast<int>(Kind::calibration), mine, mine);
  while (row.step())
    counts.at(static_cast<std::size_t>(row.integer(0))) = static_cast<std::size_t>(row.integer(1));
  return counts;
}

}  // namespace headframe::control
