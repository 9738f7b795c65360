// Network, machines, systems and mines.
#include "sim/scenario/keys.hpp"

namespace headframe::scenario {
namespace {

using namespace std::chrono_literals;

constexpr double kilo = 1e3, mega = 1e6, giga = 1e9;

Type<Disk> disk_type() {
  Shape<Disk> keys;
  keys.required("rate", &Disk::bytes_per_s, quantity(disk_rate_dimension(), {100 * kilo, 100 * giga}),
                "Sequential reading and writing.");
  keys.required("sync", &Disk::sync_latency, duration(0s, 1s), "How long one sync takes.");
  return object(std::move(keys));
}

Type<Cadence> cadence_type() {
  Shape<Cadence> keys;
  keys.required("realtime", &Cadence::realtime, duration(1s, 24h), "Between files of real-time values.");
  keys.required("statistics", &Cadence::statistics, duration(1min, 24h), "Between files of statistics.");
  keys.required("definitions", &Cadence::definitions, duration(1min, 240h),
                "Between repetitions of the point definitions; changes are sent at once.");
  keys.required("personnel", &Cadence::personnel, duration(1s, 24h), "Between snapshots of who is where.");
  return object(std::move(keys));
}

Type<Upload> upload_type() {
  Shape<Upload> keys;
  keys.required("keep_session", &Upload::keep_session, boolean(),
                "One FTP session for all files, or a new one for each.");
  keys.required("spool", &Upload::spool_bytes, size(100'000, 100'000'000'000),
                "What the front-end machine can hold while the line is down; the oldest goes first.");
  keys.required("retry", &Upload::retry, duration(1s, 1h), "Pause after a failed upload.");
  return object(std::move(keys));
}

Type<Position> position_type() {
  Shape<Position> keys;
  keys.required("lat", &Position::lat, number({-90, 90}), "Degrees north, WGS-84.");
  keys.required("lon", &Position::lon, number({-180, 180}), "Degrees east, WGS-84.");
  Type<Position> type = object(std::move(keys));
  type.expected = "{lat: …, lon: …}";
  return type;
}

Type<std::string> deviation() {
  std::vector<std::pair<std::string, std::string>> names;
  for (const DeviationInfo& info : deviations()) names.emplace_back(info.name, info.name);
  return choice(std::move(names));
}

Type<Sensor> sensor_type() {
  Shape<Sensor> keys;
  keys.required("label", &Sensor::label, text(), "Short name on the plan: T1.");
  keys.required("place", &Sensor::place, text(), "Where it hangs, in Chinese, as the mine writes it.");
  keys.required("code", &Sensor::code, matching("^[0-9]{4}$", "a national four-digit sensor type"),
                "National sensor type: \"0001\" is environment methane.");
  keys.optional("alarm", &Sensor::alarm, measure(), "Alarms at or above. Absent: never.");
  keys.optional("clear", &Sensor::clear, measure(), "The alarm ends below. Required beside 'alarm'.");
  keys.optional("cut_off", &Sensor::cut_off, measure(), "Cuts power at or above. Absent: never.");
  keys.optional("restore", &Sensor::restore, measure(), "Power may return below. Required beside 'cut_off'.");
  keys.optional("low_alarm", &Sensor::low_alarm, measure(), "Alarms at or below. Absent: never.");
  keys.optional("low_clear", &Sensor::low_clear, measure(), "The low alarm ends above. Required beside 'low_alarm'.");
  keys.optional("only", &Sensor::only, list(gas_class(), 1, 3), "Gas classes that need it. Absent: all.");
  return object(std::move(keys));
}


void add_identity(Shape<Mine>& keys) {
  keys.required("name", &Mine::name, bilingual(), "Of a real mine its own; otherwise visibly synthetic.");
  keys.required("synthetic", &Mine::synthetic, boolean(), "true: no such mine exists.");
  keys.optional("source", &Mine::source, text(), "Of a real mine: where its facts come from. Required there.");
  keys.optional("note", &Mine::note, text(), "What differs from the source, and why. Absent: nothing.");
  keys.required("code", &Mine::code, matching("^[0-9]{12}$", "12 digits"),
                "In file names of GB and GC; begins with the county's code.");
  keys.required("old_code", &Mine::old_code, matching("^[0-9]{20}$", "20 digits"), "In file names of GA.");
  keys.required("county", &Mine::county, reference_to("county"), "One of 'counties'.");
  keys.required("position", &Mine::position, position_type(), "Of the main shaft.");
}

void add_registry(Shape<Mine>& keys) {
  keys.required("state", &Mine::state,
                choice<MineState>({{"producing", MineState::producing},
                                    {"under_construction", MineState::under_construction},
                                    {"rectifying", MineState::rectifying},
                                    {"stopped", MineState::stopped}}),
                "State in the registry: 正常生产, 建设, 整改, 停工停产.");
  keys.required("capacity", &Mine::capacity_wan_t_per_year, quantity(capacity_dimension(), {1, 10'000}),
                "Approved capacity.");
  keys.required("gas", &Mine::gas, gas_class(), "Gas class: 低瓦斯, 高瓦斯, 煤与瓦斯突出.");
  keys.required("hydrology", &Mine::hydro,
                choice<HydroClass>({{"medium", HydroClass::medium},
                                     {"complex", HydroClass::complex},
                                     {"very_complex", HydroClass::very_complex}}),
                "Hydrological type: 中等, 复杂, 极复杂.");
  keys.required("size", &Mine::size,
                choice<SizeClass>({{"small", SizeClass::small},
                                    {"medium", SizeClass::medium},
                                    {"large", SizeClass::large}}),
                "Size class: 小型, 中型, 大型.");
}

void add_operation(Shape<Mine>& keys) {
  keys.required("connected", &Mine::connected, boolean(),
                "Uploads to the platform; a mine that does not is silent by law.");
  keys.required("link", &Mine::link, reference_to("link"), "Its access line, one of 'links'.");
  keys.required("system", &Mine::system, reference_to("system"), "Its monitoring system, one of 'systems'.");
  keys.required("points", &Mine::points, reference_to("point template"), "One of 'point_templates'.");
  keys.required("faces", &Mine::faces, count(0, 20), "Coal faces at work.");
  keys.required("headings", &Mine::headings, count(0, 40), "Headings at work.");
  keys.required("people_per_shift", &Mine::people_per_shift, list(count(0, 3000), 3, 3),
                "Underground in the shifts from 00:00, 08:00 and 16:00.");
  keys.required("approved_people", &Mine::approved_people, count(0, 5000),
                "核定下井人数: how many may be below at once.");
}

}  // namespace

Type<GasClass> gas_class() {
  return choice<GasClass>(
      {{"low", GasClass::low}, {"high", GasClass::high}, {"outburst", GasClass::outburst}});
}

Type<Link> link_type() {
  Shape<Link> keys;
  keys.required("kind", &Link::kind,
                choice<LinkKind>({{"access", LinkKind::access},
                                  {"county", LinkKind::county},
                                  {"internet", LinkKind::internet},
                                  {"lan", LinkKind::lan}}),
                "A mine's access line, a county circuit, the internet line, or the centre's LAN.");
  keys.optional("up", &Link::up, reference_to("link"),
                "The next link towards the centre. Absent on the LAN alone, which is the root.");
  keys.required("latency", &Link::latency, duration(0s, 10s), "One way.");
  keys.required("bandwidth", &Link::bandwidth_bits_per_s, quantity(bandwidth_dimension(), {kilo, 400 * giga}),
                "Of each direction.");
  return object(std::move(keys));
}

Type<Machine> machine_type() {
  Shape<Machine> keys;
  keys.required("link", &Machine::link, reference_to("link"), "Where it is plugged in, one of 'links'.");
  keys.required("cores", &Machine::cores, count(1, 256), "Cores of its processor.");
  keys.required("speed", &Machine::flops, quantity(compute_dimension(), {mega, 1000 * giga}),
                "Of one core.");
  keys.required("disk", &Machine::disk, disk_type(), "Its disk.");
  keys.required("cost_scale", &Machine::cost_scale, number({0.01, 1000}),
                "Factor on the measured cost table; 1 is the machine on which it was measured.");
  return object(std::move(keys));
}

Type<Platform> platform_type() {
  Shape<Platform> keys;
  keys.required("node", &Platform::node, reference_to("node"), "The machine it runs on, one of 'nodes'.");
  keys.required("silent_after", &Platform::silent_after, duration(10s, 240h),
                "A connected mine whose points stand still this long counts as dark.");
  keys.required("future_tolerance", &Platform::future_tolerance, duration(0s, 24h),
                "A file dated further ahead than this is refused.");
  keys.required("largest_file", &Platform::largest_file_bytes, size(1000, 1'000'000'000),
                "A larger upload is refused.");
  keys.required("ftp_sessions", &Platform::ftp_sessions, count(1, 100'000), "FTP sessions at once.");
  keys.required("ftp_idle", &Platform::ftp_idle, duration(1s, 24h), "An idle FTP session is closed after this.");
  return object(std::move(keys));
}

Type<County> county_type() {
  Shape<County> keys;
  keys.required("name", &County::name, bilingual(), "Its name.");
  keys.required("code", &County::code, matching("^[0-9]{6}$", "6 digits"), "Administrative division code.");
  return object(std::move(keys));
}

Type<System> system_type() {
  Shape<System> keys;
  keys.required("name", &System::name, bilingual(), "What the report calls it.");
  keys.required("dialect", &System::dialect,
                choice<Dialect>({{"ga", Dialect::ga}, {"gb", Dialect::gb}, {"gc", Dialect::gc}}),
                "Upload format: ga old Henan, gb 2016 to 2019, gc national.");
  keys.required("deviations", &System::deviations, list(deviation(), 0, 20),
                "Known ways in which it departs from its dialect; [] for none.");
  keys.required("cadence", &System::cadence, cadence_type(), "How often it writes which file.");
  keys.required("upload", &System::upload, upload_type(), "How its front-end machine delivers.");
  return object(std::move(keys));
}

Type<PointTemplate> point_template_type() {
  constexpr std::size_t most_sensors = 500;
  Shape<PointTemplate> keys;
  keys.required("face", &PointTemplate::face, list(sensor_type(), 0, most_sensors), "Of each coal face.");
  keys.required("heading", &PointTemplate::heading, list(sensor_type(), 0, most_sensors), "Of each heading.");
  keys.required("mine", &PointTemplate::mine, list(sensor_type(), 0, most_sensors), "Of the mine as a whole.");
  Type<PointTemplate> type = object(std::move(keys));
  // The three lists hold the same sensors; they are explained once, as point_templates.SENSOR.
  type.keys = [](const std::string& path, std::vector<KeyInfo>& into) {
    for (const char* part : {"face", "heading", "mine"}) {
      into.push_back({path + "." + part, true, "a list of sensors", std::string("Sensors of each ") + part + "."});
    }
    sensor_type().keys(path + ".SENSOR", into);
  };
  return type;
}

Type<Mine> mine_type() {
  Shape<Mine> keys;
  add_identity(keys);
  add_registry(keys);
  add_operation(keys);
  return object(std::move(keys));
}

const std::vector<DeviationInfo>& deviations() {
  using enum Dialect;
  static const std::vector<DeviationInfo> known{
      {"trailing-semicolon", {ga, gb, gc}},    // F4: one field too many
      {"utf8-encoding", {ga}},                 // the receiver's other setting
      {"gbk-encoding", {gb, gc}},
      {"byte-order-mark", {gb, gc}},
      {"header-trailing-semicolon", {gb}},     // time;count;~
      {"end-mark-on-own-line", {gb}},
      {"closed-alarm-fused", {gb}},            // no ';' after the end time of a closed alarm
      {"newline-after-record", {gc}},
      {"twenty-digit-code", {gc}},
      {"type-code-for-name", {gc}},            // the sensor's code where its type name belongs
      {"quoted-content", {gc}},
      {"short-positions", {gc}},               // RYSS with the first nine fields and the track
  };
  return known;
}

}  // namespace headframe::scenario
