#include <algorithm>

#include "platform/wire/dialects/dialects.hpp"
#include "platform/wire/dialects/fields.hpp"
#include "platform/wire/dialects/national_point.hpp"
#include "platform/wire/dialects/old_exceptions.hpp"

namespace headframe::wire::dialects {

std::optional<NationalPoint> parse_national_point(std::string_view point) {
  const auto digits = [](std::string_view text) {
    return std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
  };
  for (const std::string_view letters : {"MN", "KG", "LJ", "DT"}) {
    const auto at = point.rfind(letters);
    if (at == point.npos || at < 3 || at + 6 >= point.size()) continue;
    const auto system = point.substr(at - 2, 2), sensor = point.substr(at + 2, 4);
    if ((system == "01" || system == "02") && digits(sensor)) {
      return NationalPoint{*kind_of(letters), std::string{sensor}};
    }
  }
  return {};
}

namespace {

using Definition = PointDefinition;

constexpr Field<Definition> analog_fields[] = {
    point<&Definition::point>("测点编码", "point"),
    point<&Definition::substation>("分站测点", "substation", Need::optional),
    text<&Definition::area>("区域名称", "area"),
    unread<Definition>("空", "empty"),
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
    text<&Definition::relation>("断电关系", "cut-off relation, D-…"),
};

constexpr Field<Definition> switch_fields[] = {
    point<&Definition::point>("测点编码", "point"),
    point<&Definition::substation>("分站测点", "substation", Need::optional),
    text<&Definition::area>("区域名称", "area"),
    unread<Definition>("空", "empty"),
    text<&Definition::on_text>("开描述", "meaning of on"),
    text<&Definition::off_text>("停描述", "meaning of off"),
    text<&Definition::alarm_state>("报警状态", "alarm state"),
    text<&Definition::alarm_clear_state>("解报状态", "alarm clear state"),
    text<&Definition::cut_state>("断电状态", "cut-off state"),
    text<&Definition::cut_restore_state>("复电状态", "restore state"),
    text<&Definition::relation>("断电关系", "cut-off relation, D-…"),
};

constexpr Field<Sample> realtime_fields[] = {
    point<&Sample::point>("测点编码", "point"),
    number<&Sample::value>("值", "value"),
    status_mask<&Sample::status>("状态", "status"),
};

constexpr Field<Statistic> statistic_fields[] = {
    point<&Statistic::point>("测点编码", "point"),
    number<&Statistic::average>("平均值", "average"),
    number<&Statistic::maximum>("最大值", "maximum"),
    time<&Statistic::maximum_at>("最大值时刻", "time of maximum"),
    number<&Statistic::minimum>("最小值", "minimum"),
    time<&Statistic::minimum_at>("最小值时刻", "time of minimum"),
};

constexpr Field<SwitchChange> change_fields[] = {
    point<&SwitchChange::point>("测点编码", "point"),
    number<&SwitchChange::value>("值", "value"),
    time<&SwitchChange::time>("时刻", "time"),
};

/// Only the first two fields are fixed; one value a configured shift follows.
constexpr Field<CumulativeValue> shift_fields[] = {
    point<&CumulativeValue::point>("测点编码", "point"),
    count<&CumulativeValue::shift>("当前班次", "running shift, from 0"),
};

Checked check_statistic(const Statistic& value) {
  return check_order(value.minimum, value.average, value.maximum, 2);
}

constexpr Layout<Definition> analog_layout{analog_fields}, switch_layout{switch_fields};
constexpr Layout<Sample> realtime_layout{realtime_fields};
constexpr Layout<Statistic> statistic_layout{statistic_fields, true, &check_statistic};
constexpr Layout<SwitchChange> change_layout{change_fields, true};
constexpr Layout<CumulativeValue> shift_layout{shift_fields};
constexpr Layout<ExceptionRecord> exception_layout{old_exception_fields<false>, true,
                                                   &check_exception};

void read_definition(Decoding& decoding, const FramedRecord& record) {
  if (!decoding.open(record)) return;
  const auto named = parse_national_point(decoding.cells().front());
  if (!named) return decoding.reject(1, {"point-id", "code + 01 + MN, KG, LJ or DT + type + number"});
  if (named->kind != PointKind::analog && named->kind != PointKind::two_state) {
    return decoding.reject(1, {"no-layout-for-kind", "MN or KG"});
  }
  const auto& layout = named->kind == PointKind::analog ? analog_layout : switch_layout;
  if (!decoding.fit(cells_of(layout))) return;
  Definition definition;
  definition.kind = named->kind;
  if (auto fault = read_sensor(decoding, named->sensor, definition.sensor)) {
    return decoding.reject(1, *fault);
  }
  read_cells(decoding, layout, decoding.file().points, std::move(definition));
}

/// One value a shift: the number of fields is the mine's own.
void read_shifts(Decoding& decoding, const FramedRecord& record) {
  if (!decoding.open(record)) return;
  const auto closed = decoding.cells().back().empty();
  const auto wanted = std::max<std::size_t>(decoding.cells().size() - (closed ? 1 : 0), 3);
  if (!decoding.fit({static_cast<std::uint32_t>(wanted), false})) return;
  CumulativeValue value{.point = {}, .per_shift = {}, .time = decoding.header().data_time,
                        .place = decoding.place()};
  if (auto fault = read_fields<CumulativeValue>(decoding, shift_fields, value)) {
    return decoding.reject(0, *fault);
  }
  for (std::uint32_t i = 2; i < decoding.cells().size(); ++i) {
    const auto number = parse_number(decoding.cells()[i]);
    if (!number) return decoding.reject(i + 1, {"bad-number", "a number such as 0.42"});
    value.per_shift.push_back(*number);
  }
  if (value.shift >= value.per_shift.size()) {
    return decoding.reject(2, {"bad-shift", "a shift from 0 to the last one"});
  }
  ++value.shift;
  decoding.accept();
  decoding.file().cumulative.push_back(std::move(value));
}

constexpr std::size_t time_length = 19;

/// A generator that shipped writes no ';' behind the end of a closed alarm, so that end and maximum
/// stand in one field and all later ones move up by one (domain.md §1.3).
bool looks_fused(std::string_view cell) {
  return cell.size() > time_length && parse_civil(cell.substr(0, time_length)).has_value();
}

/// A time has a fixed length, so the split is certain when what follows it is a number and exactly
/// one field is missing. Then the ordinary layout reads the parts.
void read_fused(Decoding& decoding) {
  constexpr std::uint32_t fused_field = 7, fused_count = 15;
  const Fault fault{"closed-alarm-fused", "end;maximum and 16 fields"};
  const auto count = decoding.cells().size();
  const bool closed = count == fused_count + 1 && decoding.cells().back().empty();
  const auto fused = decoding.cells()[fused_field - 1];
  if (!(count == fused_count || closed) || !parse_number(fused.substr(time_length))) {
    return decoding.reject(fused_field, fault);
  }
  decoding.split_cell(fused_field, time_length);
  decoding.deviate("closed-alarm-fused");
  auto& exceptions = decoding.file().exceptions;
  if (decoding.fit(cells_of(exception_layout))) read_cells(decoding, exception_layout, exceptions);
}

/// The same generator writes the clear limit equal to the limit. The value is kept and reported.
void note_equal_limits(Decoding& decoding) {
  const auto& cells = decoding.cells();
  if (cells.size() > 4 && !cells[3].empty() && cells[3] == cells[4]) {
    decoding.deviate("clear-limit-equals-limit");
  }
}

void read_exception(Decoding& decoding, const FramedRecord& record) {
  if (!decoding.open(record)) return;
  note_equal_limits(decoding);
  if (decoding.cells().size() > 6 && looks_fused(decoding.cells()[6])) return read_fused(decoding);
  if (decoding.fit(cells_of(exception_layout))) {
    read_cells(decoding, exception_layout, decoding.file().exceptions);
  }
}

/// 系统型号;系统名称;生产厂家;时间;开关量数;模拟量数;0;0;0;0;;
bool read_definition_header(Decoding& decoding) {
  const auto& cells = decoding.cells();
  if (cells.size() < 6) {
    decoding.refuse_header(0, {"bad-header", "model;name;vendor;time;switches;analogs;0;0;0;0;;"});
    return false;
  }
  auto& header = decoding.header();
  header.system_model = cells[0];
  header.system_name = cells[1];
  header.vendor = cells[2];
  if (cells.size() != 12) decoding.deviate_file("header-field-count");
  return decoding.read_header_time(4) && decoding.read_declared_count(5) &&
         decoding.read_declared_count(6);
}

bool read_header(Decoding& decoding) {
  decoding.header().mine = decoding.name().mine;
  if (decoding.file().kind == FileKind::point_definitions) return read_definition_header(decoding);
  if (!decoding.read_header_time(1)) return false;
  const auto& cells = decoding.cells();
  const bool closed = cells.size() == 3 && cells[2].empty();
  if (cells.size() != 2 && !closed) {
    decoding.refuse_header(0, {"bad-header", "time;count"});
    return false;
  }
  if (closed) decoding.deviate_file("header-closing-semicolon");
  return decoding.read_declared_count(2);
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

void decode_gb(Decoding& decoding) {
  decoding.open_header();
  if (!read_header(decoding)) return;
  auto& file = decoding.file();
  switch (file.kind) {
    case FileKind::point_definitions:
      for (const auto& record : decoding.records()) read_definition(decoding, record);
      break;
    case FileKind::realtime:
      read_all(decoding, realtime_layout, file.samples);
      for (auto& sample : file.samples) sample.time = file.header.data_time;
      break;
    case FileKind::statistics: read_statistics(decoding); break;
    case FileKind::switch_changes: read_all(decoding, change_layout, file.changes); break;
    case FileKind::cumulative:
      for (const auto& record : decoding.records()) read_shifts(decoding, record);
      break;
    default:
      for (const auto& record : decoding.records()) read_exception(decoding, record);
  }
}

std::vector<LayoutPage> gb_pages() {
  return {page_of(Dialect::gb, "CDDY", "模拟量 analog, MN", analog_layout),
          page_of(Dialect::gb, "CDDY", "开关量 switch, KG", switch_layout),
          page_of(Dialect::gb, "SSSJ", "", realtime_layout),
          page_of(Dialect::gb, "WFSJ", "", statistic_layout),
          page_of(Dialect::gb, "KGBH", "", change_layout),
          page_of(Dialect::gb, "LJSJ", "班1…班n follow", shift_layout),
          page_of(Dialect::gb, "YCBJ", "", exception_layout)};
}

}  // namespace headframe::wire::dialects
