#include "platform/wire/tables.hpp"

#include <algorithm>
#include <array>

namespace headframe::wire {

namespace {

using enum FileKind;
constexpr std::nullopt_t no_layout = std::nullopt;

constexpr TokenRow tokens[] = {
    {"DEV", true, false, false, point_definitions, false, "测点定义", "point definitions"},
    {"RTDATA", true, false, false, realtime, false, "实时数据", "real-time values"},
    {"FZDATA", true, false, false, statistics, false, "五分钟统计", "five-minute statistics"},
    {"ACCDATA", true, false, false, cumulative, false, "累计量", "cumulative values"},
    {"YCBJDATA", true, false, false, exceptions, false, "异常报警", "exceptions and alarms"},
    {"KGBHDATA", true, false, false, no_layout, false, "开关量变化", "switch changes"},
    {"CDDY", false, true, true, point_definitions, false, "测点定义", "point definitions"},
    {"SSSJ", false, true, false, realtime, false, "实时数据", "real-time values"},
    {"WFSJ", false, true, false, statistics, false, "五分钟统计", "five-minute statistics"},
    {"LJSJ", false, true, false, cumulative, false, "累计量", "cumulative values"},
    {"KGBH", false, true, true, switch_changes, false, "开关量变化", "switch changes"},
    {"YCBJ", false, true, true, exceptions, false, "异常报警", "exceptions and alarms"},
    {"CDSS", false, false, true, realtime, false, "测点实时", "real-time values"},
    {"TJSJ", false, false, true, statistics, false, "统计数据", "statistics"},
    {"FZDY", false, false, true, substation_definitions, false, "分站定义", "substation definitions"},
    {"FZSS", false, false, true, substation_states, false, "分站实时", "substation states"},
    {"RYXX", false, false, true, cards, false, "人员基础", "cards and people"},
    {"RYQY", false, false, true, areas, false, "人员区域", "areas"},
    {"RYJZ", false, false, true, readers, false, "人员基站", "readers"},
    {"RYSS", false, false, true, positions, false, "人员实时", "positions"},
    {"JZSS", false, false, true, reader_states, false, "基站实时", "reader states"},
    {"RYCS", false, false, true, overtime, false, "人员超时", "overtime"},
    {"RYCY", false, false, true, overcrowding, false, "人员超员", "overcrowding"},
    {"RYQJ", false, false, true, distress, false, "人员求救", "distress calls"},
    {"RYXZ", false, false, true, restricted_entry, false, "进入限制区", "restricted entry"},
    {"CGKCDDY", false, false, true, no_layout, false, "长观孔定义", "observation hole definitions"},
    {"CGKCDSS", false, false, true, no_layout, false, "长观孔实时", "observation hole values"},
    {"YSLCDDY", false, false, true, no_layout, false, "涌水量定义", "inflow definitions"},
    {"YSLCDSS", false, false, true, no_layout, false, "涌水量实时", "inflow values"},
    {"PSLCDDY", false, false, true, no_layout, false, "排水量定义", "drainage definitions"},
    {"PSLCDSS", false, false, true, no_layout, false, "排水量实时", "drainage values"},
    {"PSLCDYC", false, false, true, no_layout, false, "排水量异常", "drainage exceptions"},
    {"JSLCDDY", false, false, true, no_layout, false, "降雨定义", "rainfall definitions"},
    {"SFSCDDY", false, false, true, no_layout, false, "水文孔定义", "hydrology hole definitions"},
    {"SBCDSS", false, false, true, no_layout, false, "水泵实时", "pump values"},
    {"DBSCDDY", false, false, true, no_layout, false, "DBS测点定义", "DBS point definitions"},
    {"NCDDY", false, false, true, no_layout, true, "非煤测点定义", "non-coal definitions"},
    {"NCDSS", false, false, true, no_layout, true, "非煤测点实时", "non-coal values"},
    {"NRYSS", false, false, true, no_layout, true, "非煤人员实时", "non-coal positions"},
};

constexpr SensorRow sensors[] = {
    {"0001", "环境瓦斯", "methane in air", "环境甲烷|甲烷|瓦斯|低浓甲烷"},
    {"0002", "风速", "wind speed", ""},
    {"0003", "环境温度", "air temperature", "温度"},
    {"0004", "一氧化碳", "carbon monoxide", "CO"},
    {"0005", "风压", "wind pressure", ""},
    {"0006", "负压", "negative pressure", ""},
    {"0007", "水池水位", "pool level", "水位"},
    {"0008", "煤位", "coal level", ""},
    {"0009", "硫化氢", "hydrogen sulphide", ""},
    {"0010", "水温度", "water temperature", "水温"},
    {"0011", "高低浓度瓦斯", "methane, both ranges", "高低浓度甲烷|高低浓甲烷"},
    {"0012", "氧气", "oxygen", ""},
    {"0013", "二氧化碳", "carbon dioxide", ""},
    {"0014", "粉尘", "dust", ""},
    {"0015", "电压", "voltage", ""},
    {"0016", "频率", "frequency", ""},
    {"0017", "电流", "current", ""},
    {"0018", "湿度", "humidity", ""},
    {"0019", "风量", "air quantity", ""},
    {"0020", "顶板离层", "roof separation", ""},
    {"0021", "坝体位移", "dam displacement", ""},
    {"0022", "管道瓦斯", "methane in pipe", ""},
    {"0023", "管道温度", "pipe temperature", ""},
    {"0024", "水质", "water quality", ""},
    {"0025", "管道压力", "pipe pressure", ""},
    {"0026", "轴承温度", "bearing temperature", ""},
    {"0027", "噪声", "noise", ""},
    {"0028", "电机温度", "motor temperature", ""},
    {"0029", "水库水位", "reservoir level", ""},
    {"0030", "浸润线", "saturation line", ""},
    {"0031", "降雨量", "rainfall", ""},
    {"0032", "液压", "hydraulic pressure", ""},
    {"0033", "围岩应力", "rock stress", ""},
    {"0034", "钻孔应力", "borehole stress", ""},
    {"0035", "锚杆应力", "bolt stress", ""},
    {"0036", "混合瓦斯流量", "mixed gas flow", ""},
    {"0037", "纯瓦斯流量", "pure gas flow", ""},
    {"0038", "管道CO", "carbon monoxide in pipe", "管道一氧化碳"},
    {"0039", "氢气", "hydrogen", ""},
    {"0040", "管道流量", "pipe flow", ""},
    {"0041", "NO₂", "nitrogen dioxide", "二氧化氮"},
    {"0042", "SO₂", "sulphur dioxide", "二氧化硫"},
    {"0043", "激光甲烷", "laser methane", ""},
    {"0044", "氨", "ammonia", "氨气"},
    {"0045", "氮", "nitrogen", "氮气"},
    {"0046", "乙烯", "ethylene", ""},
    {"0047", "乙烷", "ethane", ""},
    {"0048", "压强", "pressure", ""},
    {"0049", "液位", "liquid level", ""},
    {"0050", "物位", "material level", ""},
    {"0051", "开度", "opening", ""},
    {"0052", "高度", "height", ""},
    {"0053", "流量", "flow", ""},
    {"1001", "局部通风机", "local fan", "局扇"},
    {"1002", "风门", "air door", ""},
    {"1003", "风筒", "air duct", ""},
    {"1004", "设备开停", "equipment running", "开停"},
    {"1005", "开关", "switch", ""},
    {"1006", "风向", "wind direction", ""},
    {"1007", "煤仓空满", "bunker full", ""},
    {"1008", "烟雾", "smoke", ""},
    {"1009", "断电器", "power breaker", ""},
    {"1010", "主通风机", "main fan", "主扇"},
    {"1011", "馈电器", "feed sensor", ""},
    {"1012", "声光报警器", "sounder", ""},
    {"1013", "计量开停控制器", "metering controller", ""},
    {"1014", "控制量", "control output", ""},
    {"1015", "馈电", "feed", ""},
    {"3001", "产量", "production", ""},
    {"3002", "瓦斯抽放量", "drained gas", ""},
    {"3003", "排水量", "drained water", ""},
    {"3004", "钩数", "hoist count", ""},
    {"3005", "水流量", "water flow", ""},
    {"4001", "分站", "substation", ""},
    {"4002", "电源", "power supply", ""},
};

constexpr OldSensorRow old_sensors[] = {
    {"0", "", "自定义"},
    {"1", "0004", "一氧化碳"},
    {"2", "0002", "风速"},
    {"3", "0003", "温度"},
    {"4", "0001", "甲烷"},
    {"5", "0005", "风压"},
    {"6", "0006", "负压"},
    {"7", "0007", "水位"},
    {"9", "0008", "煤位"},
    {"10", "0053", "流量"},
    {"12", "0009", "硫化氢"},
    {"13", "0012", "氧气"},
    {"14", "0013", "二氧化碳"},
    {"15", "0014", "粉尘"},
    {"20", "0018", "湿度"},
    {"21", "0019", "风量"},
    {"24", "1015", "馈电"},
    {"25", "1001", "局扇"},
    {"26", "1002", "风门"},
    {"27", "1005", "开关"},
    {"28", "1004", "开停"},
    {"32", "1008", "烟雾"},
    {"33", "1009", "断电器"},
    {"001", "0022", "管道瓦斯浓度"},
    {"002", "0023", "管道温度"},
    {"003", "0025", "管道压力"},
    {"004", "0040", "管道流量"},
    {"005", "", "泵站状态"},
    {"006", "0026", "轴承温度"},
    {"007", "0028", "电机温度"},
    {"008", "", "电动阀开闭"},
    {"009", "0051", "电动阀开度"},
    {"010", "1004", "水泵开停"},
    {"011", "0007", "水池水位"},
    {"012", "0010", "水温"},
    {"013", "0001", "环境瓦斯浓度"},
    {"014", "0003", "环境温度"},
    {"015", "0015", "电压"},
    {"016", "0017", "电流"},
    {"017", "4001", "分站状态"},
    {"018", "", "其他"},
};

constexpr OldStatusRow old_statuses[] = {
    {0, status_normal, "正常", "normal"},
    {1, status_alarm, "报警", "alarm"},
    {2, status_cut_off, "断电", "cut off"},
    {3, status_feed_abnormal, "馈电异常", "feed abnormal"},
    {4, status_calibration, "标校", "calibration"},
    {5, status_calibration | status_alarm, "标校报警", "alarm during calibration"},
    {8, status_over_range, "超量程", "over range"},
    {16, status_substation_fault, "分站故障", "substation fault"},
    {32, status_not_inspected, "不巡检", "not inspected"},
    {64, status_suspended, "暂停", "suspended"},
    {128, status_sensor_fault, "传感器故障", "sensor fault"},
};

constexpr ExceptionRow exceptions_[] = {
    {ExceptionType::over_limit, true, "超限报警", "over limit"},
    {ExceptionType::cut_off, true, "断电报警", "cut off"},
    {ExceptionType::feed_abnormal, true, "馈电异常", "feed abnormal"},
    {ExceptionType::sensor_broken, true, "传感器断线", "sensor broken"},
    {ExceptionType::substation_power_loss, true, "分站断电", "substation without power"},
    {ExceptionType::substation_silent, true, "分站不通", "substation silent"},
    {ExceptionType::calibration, true, "标校", "calibration"},
    {ExceptionType::over_range, true, "超量程", "over range"},
    {ExceptionType::early_high, false, "超上限预警", "early warning, high"},
    {ExceptionType::early_low, false, "超下限预警", "early warning, low"},
};

constexpr OldKindRow old_kinds[] = {
    {"1", PointKind::analog, "模拟"},      {"2", PointKind::two_state, "开关"},
    {"3", PointKind::cumulative, "累积"},  {"4", PointKind::control, "控制"},
    {"5", PointKind::control, "保护"},     {"6", PointKind::multi_state, "多态"},
    {"7", PointKind::control, "调节"},
};

template <class Rows, class Matches>
auto find_row(const Rows& rows, Matches matches) {
  const auto row = std::ranges::find_if(rows, matches);
  return row == std::end(rows) ? nullptr : &*row;
}

bool lists(std::string_view aliases, std::string_view name) {
  while (!aliases.empty()) {
    const auto end = std::min(aliases.find('|'), aliases.size());
    if (aliases.substr(0, end) == name) return true;
    aliases.remove_prefix(std::min(end + 1, aliases.size()));
  }
  return false;
}

}  // namespace

std::span<const TokenRow> token_table() { return tokens; }
std::span<const SensorRow> sensor_table() { return sensors; }
std::span<const OldSensorRow> old_sensor_table() { return old_sensors; }
std::span<const OldStatusRow> old_status_table() { return old_statuses; }
std::span<const ExceptionRow> exception_table() { return exceptions_; }
std::span<const OldKindRow> old_kind_table() { return old_kinds; }

const TokenRow* find_token(std::string_view token) {
  return find_row(tokens, [&](const TokenRow& row) { return row.token == token; });
}

bool has_layout(const TokenRow& row, Dialect dialect) {
  return row.kind && !(dialect == Dialect::gc && *row.kind == FileKind::switch_changes);
}

bool is_national_sensor(std::string_view code) {
  return find_row(sensors, [&](const SensorRow& row) { return row.code == code; }) != nullptr;
}

std::string_view sensor_named(std::string_view name) {
  const auto* row = find_row(sensors, [&](const SensorRow& s) {
    return s.zh == name || lists(s.aliases, name);
  });
  return row ? row->code : std::string_view{};
}

const OldSensorRow* find_old_sensor(std::string_view code) {
  return find_row(old_sensors, [&](const OldSensorRow& row) { return row.code == code; });
}

const OldStatusRow* find_old_status(std::uint32_t code) {
  return find_row(old_statuses, [&](const OldStatusRow& row) { return row.code == code; });
}

std::optional<PointKind> kind_of(std::string_view letters) {
  if (letters == "MN") return PointKind::analog;
  if (letters == "KG") return PointKind::two_state;
  if (letters == "LJ") return PointKind::cumulative;
  if (letters == "DT") return PointKind::multi_state;
  return {};
}

}  // namespace headframe::wire
