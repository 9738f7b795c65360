#include "platform/wire/describe.hpp"

#include <algorithm>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "platform/wire/civil_time.hpp"
#include "platform/wire/encoding.hpp"
#include "platform/wire/rules.hpp"

namespace headframe::wire {

namespace {

using nlohmann::json;

void put(json& out, const char* key, const std::string& value) {
  if (!value.empty()) out[key] = value;
}
void put(json& out, const char* key, double value) { out[key] = value; }
void put(json& out, const char* key, std::uint32_t value) { out[key] = value; }
void put(json& out, const char* key, rt::WallTime value) { out[key] = format_civil(value); }
void put(json& out, const char* key, bool value) {
  if (value) out[key] = true;
}
template <class Value>
void put(json& out, const char* key, const std::optional<Value>& value) {
  if (value) put(out, key, *value);
}

json start(const Place& place) {
  json out{{"byte", place.byte}, {"record", place.record}};
  if (place.field != 0) out["field"] = place.field;
  return out;
}

json to_object(const PointDefinition& p) {
  json out = start(p.place);
  out["kind"] = name_of(p.kind);
  put(out, "point", p.point);
  put(out, "substation", p.substation);
  put(out, "sensor", p.sensor);
  put(out, "name", p.name);
  put(out, "area", p.area);
  put(out, "unit", p.unit);
  put(out, "range_high", p.range_high);
  put(out, "range_low", p.range_low);
  put(out, "alarm_high", p.alarm_high);
  put(out, "alarm_high_clear", p.alarm_high_clear);
  put(out, "alarm_low", p.alarm_low);
  put(out, "alarm_low_clear", p.alarm_low_clear);
  put(out, "cut_high", p.cut_high);
  put(out, "cut_high_restore", p.cut_high_restore);
  put(out, "cut_low", p.cut_low);
  put(out, "cut_low_restore", p.cut_low_restore);
  put(out, "on_text", p.on_text);
  put(out, "off_text", p.off_text);
  put(out, "alarm_state", p.alarm_state);
  put(out, "alarm_clear_state", p.alarm_clear_state);
  put(out, "cut_state", p.cut_state);
  put(out, "cut_restore_state", p.cut_restore_state);
  put(out, "relation", p.relation);
  put(out, "x", p.x);
  put(out, "y", p.y);
  put(out, "z", p.z);
  return out;
}

json to_object(const Sample& s) {
  json out = start(s.place);
  out["status"] = s.status;
  put(out, "point", s.point);
  put(out, "value", s.value);
  put(out, "time", s.time);
  put(out, "sensor", s.sensor);
  put(out, "unit", s.unit);
  return out;
}

json to_object(const Statistic& s) {
  json out = start(s.place);
  put(out, "point", s.point);
  put(out, "begin", s.begin);
  put(out, "end", s.end);
  put(out, "average", s.average);
  put(out, "maximum", s.maximum);
  put(out, "minimum", s.minimum);
  put(out, "maximum_at", s.maximum_at);
  put(out, "minimum_at", s.minimum_at);
  return out;
}

json to_object(const SwitchChange& c) {
  json out = start(c.place);
  out["status"] = c.status;
  put(out, "point", c.point);
  put(out, "value", c.value);
  put(out, "time", c.time);
  return out;
}

json to_object(const CumulativeValue& c) {
  json out = start(c.place);
  put(out, "point", c.point);
  put(out, "shift", c.shift);
  put(out, "time", c.time);
  out["per_shift"] = c.per_shift;
  return out;
}

json to_object(const ExceptionRecord& e) {
  json out = start(e.place);
  out["type"] = name_of(e.type);
  put(out, "point", e.point);
  put(out, "value", e.value);
  put(out, "limit", e.limit);
  put(out, "limit_clear", e.limit_clear);
  put(out, "begin", e.begin);
  put(out, "end", e.end);
  put(out, "maximum", e.maximum);
  put(out, "minimum", e.minimum);
  put(out, "average", e.average);
  put(out, "maximum_at", e.maximum_at);
  put(out, "minimum_at", e.minimum_at);
  put(out, "cause", e.cause);
  put(out, "measures", e.measures);
  put(out, "entered_by", e.entered_by);
  put(out, "entered_at", e.entered_at);
  return out;
}

json to_object(const SubstationDefinition& s) {
  json out = start(s.place);
  put(out, "substation", s.substation);
  put(out, "location", s.location);
  put(out, "x", s.x);
  put(out, "y", s.y);
  put(out, "z", s.z);
  return out;
}

json to_object(const StationState& s) {
  static constexpr const char* links[] = {"ok", "interrupted", "fault", "unknown"};
  static constexpr const char* powers[] = {"battery", "mains", "fault", "unknown"};
  json out = start(s.place);
  put(out, "station", s.station);
  out["link"] = links[static_cast<int>(s.link)];
  out["power"] = powers[static_cast<int>(s.power)];
  put(out, "time", s.time);
  return out;
}

json to_object(const Card& c) {
  json out = start(c.place);
  put(out, "card", c.card);
  put(out, "name", c.name);
  put(out, "trade", c.trade);
  put(out, "post", c.post);
  put(out, "team", c.team);
  put(out, "birth", c.birth);
  put(out, "education", c.education);
  put(out, "mine_leader", c.mine_leader);
  put(out, "special_trade", c.special_trade);
  return out;
}

json to_object(const Area& a) {
  static constexpr const char* types[] = {"portal", "key", "restricted", "other"};
  json out = start(a.place);
  put(out, "area", a.area);
  put(out, "name", a.name);
  out["type"] = types[static_cast<int>(a.type)];
  put(out, "capacity", a.capacity);
  return out;
}

json to_object(const Reader& r) {
  json out = start(r.place);
  put(out, "reader", r.reader);
  put(out, "name", r.name);
  put(out, "note", r.note);
  put(out, "x", r.x);
  put(out, "y", r.y);
  put(out, "z", r.z);
  return out;
}

json to_object(const Position& p) {
  static constexpr const char* marks[] = {"at_portal", "in", "out"};
  json out = start(p.place);
  put(out, "card", p.card);
  put(out, "name", p.name);
  out["mark"] = marks[static_cast<int>(p.mark)];
  put(out, "entered_at", p.entered_at);
  put(out, "left_at", p.left_at);
  put(out, "area", p.area);
  put(out, "reader", p.reader);
  put(out, "area_since", p.area_since);
  put(out, "reader_since", p.reader_since);
  put(out, "organisation", p.organisation);
  put(out, "distance_m", p.distance_m);
  put(out, "distress", p.distress);
  put(out, "mine_leader", p.mine_leader);
  put(out, "special_trade", p.special_trade);
  for (const auto& step : p.track) {
    out["track"].push_back({{"reader", step.reader}, {"time", format_civil(step.time)}});
  }
  return out;
}

json to_object(const PersonException& e) {
  json out = start(e.place);
  put(out, "card", e.card);
  put(out, "name", e.name);
  put(out, "begin", e.begin);
  put(out, "end", e.end);
  put(out, "entered_at", e.entered_at);
  put(out, "area_since", e.area_since);
  put(out, "reader_since", e.reader_since);
  put(out, "area", e.area);
  put(out, "reader", e.reader);
  return out;
}

json to_object(const Overcrowding& o) {
  json out = start(o.place);
  put(out, "type", o.type);
  put(out, "capacity", o.capacity);
  put(out, "present", o.present);
  put(out, "area", o.area);
  put(out, "area_name", o.area_name);
  put(out, "begin", o.begin);
  put(out, "end", o.end);
  if (!o.cards.empty()) out["cards"] = o.cards;
  return out;
}

json to_object(const Rejection& r) {
  json out = start(r.place);
  out["rule"] = r.rule;
  put(out, "expected", r.expected);
  put(out, "found", r.found);
  return out;
}

json to_object(const Deviation& d) { return {{"key", d.key}, {"records", d.records}}; }

json to_object(const Header& h) {
  json out = json::object();
  put(out, "mine", h.mine);
  put(out, "mine_name", h.mine_name);
  if (h.data_time != rt::WallTime{}) put(out, "data_time", h.data_time);
  put(out, "declared_records", h.declared_records);
  put(out, "system_model", h.system_model);
  put(out, "system_name", h.system_name);
  put(out, "vendor", h.vendor);
  put(out, "approved_people", h.approved_people);
  return out;
}

json to_object(const Shape& s) {
  static constexpr const char* breaks[] = {"none", "lf", "crlf"};
  static constexpr const char* ends[] = {"none", "glued", "own_line"};
  return {{"encoding", name_of(s.encoding)},
          {"byte_order_mark", s.byte_order_mark},
          {"line_breaks", breaks[static_cast<int>(s.line_breaks)]},
          {"end_mark", ends[static_cast<int>(s.end_mark)]},
          {"header_fields", s.header_fields},
          {"record_fields", s.record_fields}};
}

template <class Record>
void put_list(json& out, const char* key, const std::vector<Record>& records) {
  for (const auto& record : records) out[key].push_back(to_object(record));
}

void put_lists(json& out, const DecodedFile& file) {
  put_list(out, "points", file.points);
  put_list(out, "samples", file.samples);
  put_list(out, "statistics", file.statistics);
  put_list(out, "changes", file.changes);
  put_list(out, "cumulative", file.cumulative);
  put_list(out, "exceptions", file.exceptions);
  put_list(out, "substations", file.substations);
  put_list(out, "stations", file.stations);
  put_list(out, "cards", file.cards);
  put_list(out, "areas", file.areas);
  put_list(out, "readers", file.readers);
  put_list(out, "positions", file.positions);
  put_list(out, "person_exceptions", file.person_exceptions);
  put_list(out, "overcrowding", file.overcrowding);
  put_list(out, "rejections", file.rejections);
  put_list(out, "deviations", file.deviations);
}

std::string explained(std::string_view key) {
  const auto* rule = find_rule(key);
  return rule ? fmt::format("{} / {}", rule->zh, rule->en) : std::string{key};
}

}  // namespace

std::string_view name_of(Dialect dialect) {
  static constexpr std::string_view names[] = {"ga", "gb", "gc"};
  return names[static_cast<int>(dialect)];
}

std::string_view name_of(FileKind kind) {
  static constexpr std::string_view names[] = {
      "point_definitions", "realtime", "statistics", "switch_changes", "cumulative", "exceptions",
      "substation_definitions", "substation_states", "cards", "areas", "readers", "positions",
      "reader_states", "overtime", "overcrowding", "distress", "restricted_entry"};
  return names[static_cast<int>(kind)];
}

std::string_view name_of(Outcome outcome) {
  static constexpr std::string_view names[] = {"accepted",   "partial",   "refused",
                                               "incomplete", "no_layout", "unknown_type"};
  return names[static_cast<int>(outcome)];
}

std::string_view name_of(PointKind kind) {
  static constexpr std::string_view names[] = {"analog", "two_state", "cumulative", "multi_state",
                                               "control"};
  return names[static_cast<int>(kind)];
}

std::string_view name_of(ExceptionType type) {
  static constexpr std::string_view names[] = {
      "over_limit", "cut_off", "feed_abnormal", "sensor_broken", "substation_power_loss",
      "substation_silent", "calibration", "over_range", "early_high", "early_low"};
  return names[static_cast<int>(type) - 1];
}

std::string to_json(const DecodedFile& file) {
  json out{{"outcome", name_of(file.outcome)}, {"token", file.token}, {"records", file.records},
           {"header", to_object(file.header)}};
  if (!file.why.rule.empty()) out["why"] = to_object(file.why);
  const bool recognised = file.outcome != Outcome::unknown_type && !file.token.empty();
  if (recognised && file.outcome != Outcome::no_layout) {
    out["dialect"] = name_of(file.dialect);
    out["kind"] = name_of(file.kind);
    out["shape"] = to_object(file.shape);
  }
  put_lists(out, file);
  return out.dump(1) + "\n";
}

std::string to_text(const Rejection& r) {
  std::string where;
  if (r.place.record != 0) where += fmt::format("record {}, ", r.place.record);
  if (r.place.field != 0) where += fmt::format("field {}, ", r.place.field);
  return fmt::format("{}byte {}: {} ({}); expected {}, found \"{}\"", where, r.place.byte, r.rule,
                     explained(r.rule), r.expected, r.found);
}

std::string to_text(const DecodedFile& file, std::size_t max_rejections) {
  auto out = fmt::format("{}: {} records, {} values\n", name_of(file.outcome), file.records,
                         values_of(file));
  if (!file.why.rule.empty()) out += "  " + to_text(file.why) + "\n";
  for (const auto& d : file.deviations) {
    out += fmt::format("  tolerated {} ({})", d.key, explained(d.key));
    out += d.records == 0 ? "\n" : fmt::format(", {} records\n", d.records);
  }
  const auto shown = std::min(max_rejections, file.rejections.size());
  for (std::size_t i = 0; i < shown; ++i) out += "  " + to_text(file.rejections[i]) + "\n";
  if (shown < file.rejections.size()) {
    out += fmt::format("  and {} more rejections\n", file.rejections.size() - shown);
  }
  return out;
}

}  // namespace headframe::wire
