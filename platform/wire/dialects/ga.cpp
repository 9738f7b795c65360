#include <algorithm>

#include "platform/wire/dialects/dialects.hpp"
#include "platform/wire/dialects/fields.hpp"
#include "platform/wire/dialects/national_point.hpp"
#include "platform/wire/dialects/old_exceptions.hpp"

namespace headframe::wire::dialects {

namespace {

using Definition = PointDefinition;

/// Old "4" is methane, national "0004" is carbon monoxide. A code of four digits in an old file may
/// be either a padded old one or a national one, and only a person can say which.
Checked read_old_sensor(Decoding& decoding, std::string_view cell, Definition& out) {
  const auto& mapped = decoding.context().mapping.sensor_codes;
  if (const auto found = mapped.find(std::string{cell}); found != mapped.end()) {
    out.sensor = found->second;
    return {};
  }
  if (cell.size() == 4) return Fault{"ambiguous-sensor-type", "an old type of one to three digits"};
  const auto* row = find_old_sensor(cell);
  if (!row) return Fault{"unknown-sensor-type", "a type of the old table"};
  if (row->national.empty()) decoding.deviate("no-national-sensor-type");
  out.sensor = std::string{row->national};
  return {};
}

Checked read_old_kind(Decoding&, std::string_view cell, Definition& out) {
  const auto table = old_kind_table();
  const auto row = std::ranges::find(table, cell, &OldKindRow::code);
  if (row == table.end()) return Fault{"unknown-value-type", "1 … 7"};
  out.kind = row->kind;
  return {};
}

Checked read_status(Decoding& decoding, std::string_view cell, Sample& out) {
  return read_old_status(decoding, cell, out.status);
}

template <std::uint32_t shift>
Checked read_shift_value(Decoding&, std::string_view cell, CumulativeValue& out) {
  const auto value = parse_number(cell);
  if (!value) return Fault{"bad-number", "a number such as 0.42"};
  out.per_shift.push_back(*value);
  return {};
}

Checked check_shift(const CumulativeValue& value) {
  if (value.shift >= 1 && value.shift <= value.per_shift.size()) return {};
  return Fault{"bad-shift", "a shift from 1 to the number of shifts", 2};
}

Checked check_statistic(const Statistic& value) {
  return check_order(value.minimum, value.average, value.maximum, 2);
}

constexpr Field<Definition> analog_fields[] = {
    point<&Definition::point>("测点编号", "point"),
    point<&Definition::substation>("分站号", "substation", Need::optional),
    text<&Definition::name>("测点名称", "name"),
    text<&Definition::area>("测点所属区域名称", "area"),
    unread<Definition>("所在区域类型", "area type"),
    unread<Definition>("位置编码", "location code"),
    {"值类型编码", "value type", Need::required, &read_old_kind},
    {"传感器类型编码", "sensor type", Need::required, &read_old_sensor},
    text<&Definition::unit>("工程单位", "unit"),
    number<&Definition::range_high>("高量程", "range high", Need::optional),
    number<&Definition::range_low>("低量程", "range low", Need::optional),
    number<&Definition::alarm_high>("上限报警", "high alarm", Need::optional),
    number<&Definition::alarm_high_clear>("上限解报", "high alarm clears", Need::optional),
    number<&Definition::alarm_low>("下限报警", "low alarm", Need::optional),
    number<&Definition::alarm_low_clear>("下限解报", "low alarm clears", Need::optional),
    number<&Definition::cut_high>("上限断电", "high cut-off", Need::optional),
    number<&Definition::cut_high_restore>("上限复电", "high cut-off restores", Need::optional),
    number<&Definition::cut_low>("下限断电", "low cut-off", Need::optional),
    number<&Definition::cut_low_restore>("下限复电", "low cut-off restores", Need::optional),
    text<&Definition::relation>("控制关系", "control relation"),
};

constexpr Field<Definition> switch_fields[] = {
    point<&Definition::point>("测点编号", "point"),
    point<&Definition::substation>("分站号", "substation", Need::optional),
    text<&Definition::name>("测点名称", "name"),
    text<&Definition::area>("位置", "area"),
    unread<Definition>("区域类型", "area type"),
    unread<Definition>("位置编码", "location code"),
    {"值类型编码", "value type", Need::required, &read_old_kind},
    {"传感器类型编码", "sensor type", Need::required, &read_old_sensor},
    text<&Definition::on_text>("开描述", "meaning of on"),
    text<&Definition::off_text>("停描述", "meaning of off"),
    text<&Definition::alarm_state>("报警状态", "alarm state"),
    text<&Definition::alarm_clear_state>("解报状态", "alarm clear state"),
    text<&Definition::cut_state>("断电状态", "cut-off state"),
    text<&Definition::cut_restore_state>("复电状态", "restore state"),
    text<&Definition::relation>("控制关系", "control relation"),
};

constexpr Field<Definition> control_fields[] = {
    point<&Definition::point>("测点编号", "point"),
    {"值类型编码", "value type", Need::required, &read_old_kind},
    text<&Definition::name>("测点名称", "name"),
    {"传感器类型编码", "sensor type", Need::required, &read_old_sensor},
};

constexpr Field<Definition> cumulative_fields[] = {
    point<&Definition::point>("测点编号", "point"),
    point<&Definition::substation>("分站号", "substation", Need::optional),
    unread<Definition>("不详", "not known"),
    text<&Definition::area>("位置", "area"),
    unread<Definition>("不详", "not known"),
    unread<Definition>("不详", "not known"),
    unread<Definition>("不详", "not known"),
};

constexpr Field<Sample> realtime_fields[] = {
    point<&Sample::point>("测点编号", "point"),
    number<&Sample::value>("值", "value"),
    {"状态", "status", Need::required, &read_status},
};

constexpr Field<Statistic> statistic_fields[] = {
    point<&Statistic::point>("测点编号", "point"),
    number<&Statistic::average>("平均值", "average"),
    number<&Statistic::maximum>("最大值", "maximum"),
    time<&Statistic::maximum_at>("最大值时刻", "time of maximum"),
    number<&Statistic::minimum>("最小值", "minimum"),
    time<&Statistic::minimum_at>("最小值时刻", "time of minimum"),
};

constexpr Field<CumulativeValue> shift_fields[] = {
    point<&CumulativeValue::point>("测点编号", "point"),
    count<&CumulativeValue::shift>("当前班次", "running shift, from 1"),
    {"班1", "shift 1", Need::required, &read_shift_value<1>},
    {"班2", "shift 2", Need::required, &read_shift_value<2>},
    {"班3", "shift 3", Need::required, &read_shift_value<3>},
    {"班4", "shift 4", Need::required, &read_shift_value<4>},
};

constexpr Layout<Definition> analog_layout{analog_fields}, switch_layout{switch_fields},
    control_layout{control_fields}, cumulative_layout{cumulative_fields};
constexpr Layout<Sample> realtime_layout{realtime_fields};
constexpr Layout<Statistic> statistic_layout{statistic_fields, false, &check_statistic};
constexpr Layout<CumulativeValue> shift_layout{shift_fields, false, &check_shift};
constexpr Layout<ExceptionRecord> exception_layout{old_exception_fields<true>, false,
                                                   &check_exception};

/// The letter of "001A03", the last six characters of a point's full name; 0 when it has no such end.
char point_letter(std::string_view point) {
  if (point.size() < 6) return 0;
  const auto end = point.substr(point.size() - 6);
  const auto digits = [&](std::size_t from, std::size_t count) {
    return std::ranges::all_of(end.substr(from, count), [](char c) { return c >= '0' && c <= '9'; });
  };
  if (end[0] == 'Q' && digits(1, 5)) return 'Q';
  const bool known = end[3] == 'A' || end[3] == 'D' || end[3] == 'C';
  return known && digits(0, 3) && digits(4, 2) ? end[3] : '\0';
}

/// The same for a national identifier in an old file, as systems write it whose points were renumbered
/// while the format stayed: its letters name the kind, and only a control's record has four fields.
char national_letter(Decoding& decoding) {
  const auto point = parse_national_point(decoding.cells().front());
  if (!point) return 0;
  decoding.deviate("national-point-id");
  if (decoding.cells().size() == std::size(control_fields)) return 'C';
  return point->kind == PointKind::analog       ? 'A'
         : point->kind == PointKind::cumulative ? 'Q'
                                                : 'D';
}

void read_definition(Decoding& decoding, const FramedRecord& record) {
  if (!decoding.open(record)) return;
  char letter = point_letter(decoding.cells().front());
  if (letter == 0) letter = national_letter(decoding);
  if (letter == 0) {
    return decoding.reject(1, {"point-id", "a point ending in 001A03, 001D03, 001C03 or Q00101"});
  }
  const auto& layout = letter == 'A'   ? analog_layout
                       : letter == 'D' ? switch_layout
                       : letter == 'C' ? control_layout
                                       : cumulative_layout;
  if (!decoding.fit(cells_of(layout))) return;
  Definition definition;
  if (letter == 'Q') definition.kind = PointKind::cumulative;
  read_cells(decoding, layout, decoding.file().points, std::move(definition));
}

/// Old definition files have a header that nobody describes: the file's time comes from its name.
void read_definition_header(Decoding& decoding) {
  if (const auto time = decoding.name().time) {
    decoding.header().data_time = *time + decoding.context().mapping.clock_offset;
  } else {
    decoding.header().data_time = decoding.context().received_at;
    decoding.deviate_file("time-of-arrival");
  }
}

bool read_header(Decoding& decoding) {
  decoding.header().mine = decoding.name().mine;
  if (decoding.file().kind == FileKind::point_definitions) {
    read_definition_header(decoding);
    return true;
  }
  if (!decoding.read_header_time(1)) return false;
  if (decoding.cells().size() > 1) decoding.deviate_file("header-extra-fields");
  return true;
}

void read_statistics(Decoding& decoding) {
  auto& file = decoding.file();
  read_all(decoding, statistic_layout, file.statistics);
  for (auto& statistic : file.statistics) {
    statistic.begin = file.header.data_time;
    statistic.end = file.header.data_time + std::chrono::minutes{5};
  }
}

}  // namespace

void decode_ga(Decoding& decoding) {
  decoding.open_header();
  if (!read_header(decoding)) return;
  auto& file = decoding.file();
  const auto at_header_time = [&](auto& values) {
    for (auto& value : values) value.time = file.header.data_time;
  };
  switch (file.kind) {
    case FileKind::point_definitions:
      for (const auto& record : decoding.records()) read_definition(decoding, record);
      break;
    case FileKind::realtime:
      read_all(decoding, realtime_layout, file.samples);
      at_header_time(file.samples);
      break;
    case FileKind::statistics: read_statistics(decoding); break;
    case FileKind::cumulative:
      read_all(decoding, shift_layout, file.cumulative);
      at_header_time(file.cumulative);
      break;
    default: read_all(decoding, exception_layout, file.exceptions);
  }
}

std::vector<LayoutPage> ga_pages() {
  return {page_of(Dialect::ga, "DEV", "模拟量 analog, …A..", analog_layout),
          page_of(Dialect::ga, "DEV", "开关量 switch, …D..", switch_layout),
          page_of(Dialect::ga, "DEV", "控制量 control, …C..", control_layout),
          page_of(Dialect::ga, "DEV", "累计量 cumulative, Q…", cumulative_layout),
          page_of(Dialect::ga, "RTDATA", "", realtime_layout),
          page_of(Dialect::ga, "FZDATA", "", statistic_layout),
          page_of(Dialect::ga, "ACCDATA", "", shift_layout),
          page_of(Dialect::ga, "YCBJDATA", "", exception_layout)};
}

}  // namespace headframe::wire::dialects
