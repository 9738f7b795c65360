#include <algorithm>

#include "platform/wire/dialects/dialects.hpp"
#include "platform/wire/dialects/fields.hpp"
#include "platform/wire/dialects/gc_header.hpp"
#include "platform/wire/dialects/station_states.hpp"

namespace headframe::wire::dialects {

namespace {

using Definition = PointDefinition;

Checked read_kind(Decoding&, std::string_view cell, Definition& out) {
  const auto kind = kind_of(cell);
  if (!kind) return Fault{"unknown-value-type", "MN, KG, LJ or DT"};
  out.kind = *kind;
  return {};
}

Checked read_definition_sensor(Decoding& decoding, std::string_view cell, Definition& out) {
  return read_sensor(decoding, cell, out.sensor);
}

/// The real-time record names the type in words. A type that the table does not list costs the
/// value nothing, so it is reported and the value kept.
Checked read_sensor_name(Decoding& decoding, std::string_view cell, Sample& out) {
  const auto& mapped = decoding.context().mapping.sensor_codes;
  if (const auto found = mapped.find(std::string{cell}); found != mapped.end()) {
    out.sensor = found->second;
  } else if (const auto code = sensor_named(cell); !code.empty()) {
    out.sensor = std::string{code};
  } else if (is_national_sensor(cell)) {
    decoding.deviate("sensor-code-for-name");
    out.sensor = std::string{cell};
  } else {
    decoding.deviate("unlisted-sensor-type");
  }
  return {};
}

Checked read_value_or_null(Decoding& decoding, std::string_view cell, Sample& out) {
  if (cell == "null") {
    decoding.deviate("null-word");
    return {};
  }
  return read_number<&Sample::value>(decoding, cell, out);
}

Checked read_type(Decoding&, std::string_view cell, ExceptionRecord& out) {
  return read_exception_type(cell, false, out.type);
}

Checked check_statistic(const Statistic& value) {
  if (value.end < value.begin) return Fault{"end-before-begin", "an end after the begin", 6};
  return check_order(value.minimum, value.average, value.maximum, 11);
}

Checked check_exception(const ExceptionRecord& record) {
  if (record.end && *record.end < record.begin) {
    return Fault{"end-before-begin", "an end after the begin", 7};
  }
  if (record.minimum && record.average && record.maximum) {
    return check_order(*record.minimum, *record.average, *record.maximum, 12);
  }
  return {};
}

constexpr Field<Definition> definition_fields[] = {
    point<&Definition::point>("测点编码", "point"),
    unread<Definition>("系统编码", "system"),
    point<&Definition::substation>("分站编码", "substation", Need::optional),
    {"传感器类型", "sensor type", Need::required, &read_definition_sensor},
    {"数值类型", "value type", Need::required, &read_kind},
    text<&Definition::unit>("单位", "unit"),
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
    text<&Definition::on_text>("开描述", "meaning of on"),
    text<&Definition::off_text>("停描述", "meaning of off"),
    text<&Definition::area>("安装位置", "place"),
    number<&Definition::x>("X", "x", Need::optional),
    number<&Definition::y>("Y", "y", Need::optional),
    number<&Definition::z>("Z", "z", Need::optional),
    text<&Definition::relation>("传感器关联关系", "relations"),
    unread<Definition>("数据时间", "time of data"),
};

constexpr Field<Sample> realtime_fields[] = {
    point<&Sample::point>("测点编码", "point"),
    {"传感器类型名称", "name of the sensor type", Need::optional, &read_sensor_name},
    unread<Sample>("安装位置", "place"),
    {"值", "value", Need::optional, &read_value_or_null},
    text<&Sample::unit>("单位", "unit"),
    status_mask<&Sample::status>("状态", "status"),
    time<&Sample::time>("数据时间", "time of data"),
};

constexpr Field<SubstationDefinition> substation_fields[] = {
    point<&SubstationDefinition::substation>("分站编码", "substation"),
    text<&SubstationDefinition::location>("安装位置", "place"),
    number<&SubstationDefinition::x>("X", "x", Need::optional),
    number<&SubstationDefinition::y>("Y", "y", Need::optional),
    number<&SubstationDefinition::z>("Z", "z", Need::optional),
    unread<SubstationDefinition>("数据时间", "time of data"),
};

constexpr Field<Statistic> statistic_fields[] = {
    point<&Statistic::point>("测点编码", "point"),
    unread<Statistic>("传感器类型名称", "name of the sensor type"),
    unread<Statistic>("安装位置", "place"),
    unread<Statistic>("单位", "unit"),
    time<&Statistic::begin>("开始时刻", "begin"),
    time<&Statistic::end>("结束时刻", "end"),
    number<&Statistic::maximum>("最大值", "maximum"),
    time<&Statistic::maximum_at>("最大值时刻", "time of maximum"),
    number<&Statistic::minimum>("最小值", "minimum"),
    time<&Statistic::minimum_at>("最小值时刻", "time of minimum"),
    number<&Statistic::average>("平均值", "average"),
    unread<Statistic>("数据时间", "time of data"),
};

constexpr Field<ExceptionRecord> exception_fields[] = {
    point<&ExceptionRecord::point>("测点编码", "point"),
    unread<ExceptionRecord>("传感器类型名称", "name of the sensor type"),
    unread<ExceptionRecord>("安装位置", "place"),
    unread<ExceptionRecord>("单位", "unit"),
    {"异常类型", "exception type", Need::required, &read_type},
    time<&ExceptionRecord::begin>("开始时刻", "begin"),
    optional_time<&ExceptionRecord::end>("结束时刻", "end, empty while open"),
    number<&ExceptionRecord::maximum>("最大值", "maximum", Need::optional),
    optional_time<&ExceptionRecord::maximum_at>("最大值时刻", "time of maximum"),
    number<&ExceptionRecord::minimum>("最小值", "minimum", Need::optional),
    optional_time<&ExceptionRecord::minimum_at>("最小值时刻", "time of minimum"),
    number<&ExceptionRecord::average>("平均值", "average", Need::optional),
    text<&ExceptionRecord::cause>("异常原因", "cause"),
    text<&ExceptionRecord::measures>("处理措施", "measures"),
    optional_time<&ExceptionRecord::entered_at>("录入时间", "entered at"),
    text<&ExceptionRecord::entered_by>("录入人", "entered by"),
    unread<ExceptionRecord>("数据时间", "time of data"),
};

constexpr Layout<Definition> definition_layout{definition_fields};
constexpr Layout<Sample> realtime_layout{realtime_fields};
constexpr Layout<SubstationDefinition> substation_layout{substation_fields};
constexpr Layout<Statistic> statistic_layout{statistic_fields, false, &check_statistic};
constexpr Layout<ExceptionRecord> exception_layout{exception_fields, false, &check_exception};

constexpr HeaderLayout plain_header{};
constexpr HeaderLayout definition_header{
    .fields = 7, .model = 3, .system = 4, .vendor = 5, .approved = 0, .time = 7};

}  // namespace

void decode_gc_safety(Decoding& decoding) {
  decoding.open_header();
  auto& file = decoding.file();
  const bool definitions = file.kind == FileKind::point_definitions;
  if (!read_gc_header(decoding, definitions ? definition_header : plain_header)) return;
  switch (file.kind) {
    case FileKind::point_definitions: read_all(decoding, definition_layout, file.points); break;
    case FileKind::realtime: read_all(decoding, realtime_layout, file.samples); break;
    case FileKind::statistics: read_all(decoding, statistic_layout, file.statistics); break;
    case FileKind::substation_definitions:
      read_all(decoding, substation_layout, file.substations);
      break;
    case FileKind::substation_states: read_all(decoding, station_layout, file.stations); break;
    default: read_all(decoding, exception_layout, file.exceptions);
  }
}

std::vector<LayoutPage> gc_safety_pages() {
  return {page_of(Dialect::gc, "CDDY", "", definition_layout),
          page_of(Dialect::gc, "CDSS", "", realtime_layout),
          page_of(Dialect::gc, "FZDY", "", substation_layout),
          page_of(Dialect::gc, "FZSS", "", station_layout),
          page_of(Dialect::gc, "TJSJ", "", statistic_layout),
          page_of(Dialect::gc, "YCBJ", "", exception_layout)};
}

}  // namespace headframe::wire::dialects
