#include "sim/legacy/reading.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <optional>
#include <span>

#include <fmt/format.h>

#include "platform/wire/tables.hpp"
#include "sim/legacy/lenient.hpp"

namespace headframe::sim::legacy {
namespace {

using wire::FileKind;
using Fields = std::span<const std::string_view>;

constexpr std::size_t key_length = 6;  // "001A03"

/// Tokens in the order in which the handlers are asked.
struct Handler {
  std::string_view token;
  FileKind kind;
};
constexpr std::array handlers{
    Handler{"RTDATA", FileKind::realtime},     Handler{"FZDATA", FileKind::statistics},
    Handler{"ACCDATA", FileKind::cumulative},  Handler{"KGBHDATA", FileKind::switch_changes},
    Handler{"YCBJDATA", FileKind::exceptions}, Handler{"DEV", FileKind::point_definitions},
};

const Handler* handler_of(std::string_view name, const PlugIn& plug_in) {
  if (!name.starts_with(plug_in.mine_code) || name.size() <= plug_in.mine_code.size())
    return nullptr;
  std::string rest(name.substr(plug_in.mine_code.size()));
  std::ranges::transform(rest, rest.begin(), [](unsigned char c) { return std::toupper(c); });
  const auto found = std::ranges::find_if(
      handlers, [&](const Handler& h) { return rest.find(h.token) != std::string::npos; });
  return found == handlers.end() ? nullptr : &*found;
}

std::string_view last_six(std::string_view id) {
  return id.substr(id.size() - std::min(id.size(), key_length));
}

bool has_letter(std::string_view key) {
  return std::ranges::any_of(key, [](unsigned char c) { return std::isalpha(c) != 0; });
}

class Reader {
 public:
  Reader(wire::DecodedFile& out, const PlugIn& plug_in, rt::WallTime now)
      : out_(out), plug_in_(plug_in), now_(now) {}

  void header(std::string_view line) {
    out_.header.mine = plug_in_.mine_code;
    out_.header.data_time =
        out_.kind == FileKind::point_definitions ? now_ : to_time(fields_of(line).front(), now_);
  }

  /// F4: a record with any other number of fields is filtered out, and nobody is told.
  void record(std::string_view line, std::uint32_t number) {
    const auto fields = fields_of(line);
    place_ = {number, 0, 0};
    switch (out_.kind) {
      case FileKind::point_definitions: return definition(fields);
      case FileKind::realtime: return fields.size() == 3 ? sample(fields) : void();
      case FileKind::statistics: return fields.size() == 6 ? statistic(fields) : void();
      case FileKind::cumulative: return fields.size() == 6 ? cumulative(fields) : void();
      case FileKind::exceptions: return fields.size() == 16 ? exception(fields) : void();
      default: return;  // KGBHDATA: the token is known, the file is not parsed
    }
  }

 private:
  std::string named(std::string_view key) const { return plug_in_.mine_code + std::string(key); }
  /// F9: without its letter an identifier is taken for a number.
  std::string defined_point(std::string_view id) const {
    const auto key = last_six(id);
    return named(has_letter(key) ? std::string(key) : fmt::format("{}", to_int(key)));
  }
  std::string point(std::string_view id) const {
    const auto key = last_six(id);
    return named(has_letter(key) ? key : "0");
  }

  static std::optional<double> limit(std::string_view text) {
    return text.empty() ? std::nullopt : std::optional(to_float(text));
  }

  void definition(Fields f) {
    wire::PointDefinition d;
    d.place = place_;
    if (f.size() == 20)
      analog(f, d);
    else if (f.size() == 15)
      two_state(f, d);
    else if (f.size() == 4)
      control(f, d);
    else if (f.size() == 7)
      counter(f, d);
    else
      return;
    d.point = defined_point(f[0]);
    out_.points.push_back(std::move(d));
  }

  /// The type is a number here, so "0001" is 1: carbon monoxide where the file meant methane.
  static wire::SensorCode sensor_of(std::string_view text) {
    const auto* row = wire::find_old_sensor(fmt::format("{}", to_int(text)));
    return row ? std::string(row->national) : std::string();
  }

  static void analog(Fields f, wire::PointDefinition& d) {
    d.kind = wire::PointKind::analog;
    d.substation = f[1];
    d.name = f[2];
    d.area = f[3];
    d.sensor = sensor_of(f[7]);
    d.unit = f[8];
    d.range_high = limit(f[9]);
    d.range_low = limit(f[10]);
    d.alarm_high = limit(f[11]);
    d.alarm_high_clear = limit(f[12]);
    d.alarm_low = limit(f[13]);
    d.alarm_low_clear = limit(f[14]);
    d.cut_high = limit(f[15]);
    d.cut_high_restore = limit(f[16]);
    d.cut_low = limit(f[17]);
    d.cut_low_restore = limit(f[18]);
    d.relation = f[19];
  }

  static void two_state(Fields f, wire::PointDefinition& d) {
    d.kind = wire::PointKind::two_state;
    d.substation = f[1];
    d.name = f[2];
    d.area = f[3];
    d.sensor = sensor_of(f[7]);
    d.on_text = f[8];
    d.off_text = f[9];
    d.alarm_state = f[10];
    d.alarm_clear_state = f[11];
    d.cut_state = f[12];
    d.cut_restore_state = f[13];
    d.relation = f[14];
  }

  static void control(Fields f, wire::PointDefinition& d) {
    d.kind = wire::PointKind::control;
    d.name = f[2];
    d.sensor = sensor_of(f[3]);
  }

  static void counter(Fields f, wire::PointDefinition& d) {
    d.kind = wire::PointKind::cumulative;
    d.substation = f[1];
    d.area = f[3];
  }

  void sample(Fields f) {
    out_.samples.push_back({point(f[0]), to_float(f[1]), status_of(to_int(f[2])),
                            out_.header.data_time, {}, {}, place_});
  }

  void statistic(Fields f) {
    const rt::WallTime begin = out_.header.data_time;
    out_.statistics.push_back({point(f[0]), begin, begin + std::chrono::minutes(5), to_float(f[1]),
                               to_float(f[2]), to_float(f[4]), to_time(f[3], now_),
                               to_time(f[5], now_), place_});
  }

  void cumulative(Fields f) {
    wire::CumulativeValue value{point(f[0]), static_cast<std::uint32_t>(to_int(f[1])), {},
                                out_.header.data_time, place_};
    for (const std::string_view shift : f.subspan(2)) value.per_shift.push_back(to_float(shift));
    out_.cumulative.push_back(std::move(value));
  }

  void exception(Fields f) {
    const int type = to_int(f[1]);
    if (type < 1 || type > 8) return;  // no case of its switch
    wire::ExceptionRecord e;
    e.point = point(f[0]);
    e.type = static_cast<wire::ExceptionType>(type);
    e.value = to_float(f[2]);
    e.limit = limit(f[3]);
    e.limit_clear = limit(f[4]);
    e.begin = to_time(f[5], now_);
    if (f[6] != "X") e.end = to_time(f[6], now_);
    e.maximum = limit(f[7]);
    e.average = limit(f[10]);
    e.minimum = limit(f[11]);
    if (!f[8].empty()) e.maximum_at = to_time(f[8], now_);
    if (!f[9].empty()) e.minimum_at = to_time(f[9], now_);
    e.cause = f[12];
    e.measures = f[13];
    e.entered_by = f[15];
    e.place = place_;
    out_.exceptions.push_back(std::move(e));
  }

  wire::DecodedFile& out_;
  const PlugIn& plug_in_;
  rt::WallTime now_;
  wire::Place place_;
};

}  // namespace

std::uint16_t status_of(int state) {
  switch (state) {
    case 2: return wire::status_cut_off;
    case 4: return wire::status_calibration;
    case 5: return wire::status_calibration | wire::status_alarm;
    case 16: return wire::status_substation_fault;
    case 128: return wire::status_sensor_fault;
    default: return wire::status_normal;
  }
}

Reading read(std::string_view name, std::string_view bytes, const PlugIn& plug_in,
             rt::WallTime now) {
  Reading reading;
  const Handler* handler = handler_of(name, plug_in);
  if (handler == nullptr) {
    reading.fate = Fate::unknown;
    return reading;
  }
  wire::DecodedFile& out = reading.content;
  out.dialect = wire::Dialect::ga;
  out.kind = handler->kind;
  out.token = handler->token;
  const std::string text = to_text(bytes, plug_in.encoding);
  const auto lines = lines_of(text);
  if (lines.empty()) {  // lines[0] of an empty file throws
    reading.fate = Fate::error;
    return reading;
  }
  Reader reader(out, plug_in, now);
  reader.header(lines.front());
  std::uint32_t number = 0;
  for (const std::string_view line : std::span(lines).subspan(1)) reader.record(line, ++number);
  out.records = static_cast<std::uint32_t>(wire::values_of(out));
  return reading;
}

}  // namespace headframe::sim::legacy
