#include "sim/mine/writer.hpp"

#include <stdexcept>

namespace headframe::sim::mine {

std::unique_ptr<SafetyWriter> make_writer(const PointTable& table,
                                          const Installation& installation) {
  switch (installation.dialect) {
    case Dialect::ga: return make_ga_writer(table, installation);
    case Dialect::gb: return make_gb_writer(table, installation);
    case Dialect::gc: return make_gc_writer(table, installation);
  }
  throw std::invalid_argument("make_writer: unknown dialect");
}

std::uint16_t status_said(Dialect dialect, std::uint16_t mask) {
  return dialect == Dialect::ga ? mask_of_old(old_status(mask)) : national_status(mask);
}

Framing framing_of(Dialect dialect, const Deviations& deviations, Encoding encoding) {
  Framing f;
  f.separator = deviations.full_width_semicolon ? encoded("；", encoding) : ";";
  f.trailing_separator = deviations.trailing_semicolon;
  f.extra_fields = deviations.extra_fields;
  f.byte_order_mark = encoding == Encoding::utf8_with_mark;
  f.quoted = deviations.json_quoted;
  if (dialect == Dialect::ga) {
    f.line_break = "\r\n";
    f.break_at_end = true;
    return f;
  }
  f.end_mark = deviations.no_end_mark ? "" : "||";
  if (dialect == Dialect::gb || deviations.line_breaks) f.line_break = "\r\n";
  f.end_mark_on_own_line = deviations.end_mark_on_own_line;
  return f;
}

AlarmPlace place_of(const PointTable& table, const Alarm& alarm, std::string_view station_name) {
  if (alarm.entity < table.rows.size()) {
    const PointRow& row = table.rows[alarm.entity];
    const bool valued = row.kind == PointKind::analog && alarm.type != AlarmType::sensor_broken;
    return {row.id, row.type_name, row.place, row.unit, row.decimals, valued};
  }
  const SubstationRow& station = table.substations.at(alarm.entity - table.rows.size());
  return {station.id, station_name, station.location, {}, 0, false};
}

}  // namespace headframe::sim::mine
