// Network, machines, systems and mines.
#include "sim/scenario/keys.hpp"

namespace headframe::sim::scenario {
namespace {

using namespace std::chrono_literals;

constexpr double kilo = 1e3, giga = 1e9;

Type<rt::Duration> period() {
  return duration(0s, 240h);
}

Type<Disk> disk_type() {
  Shape<Disk> keys;
  keys.required("rate", &Disk::bytes_per_s,
                quantity(disk_rate_dimension(), {100 * kilo, 100 * giga}),
                "Sequential reading and writing.");
  keys.required("sync", &Disk::sync_latency, duration(0s, 1s), "How long one sync takes.");
  return object(std::move(keys));
}

Type<Cadence> cadence_type() {
  Shape<Cadence> keys;
  keys.required("realtime", &Cadence::realtime, period(), "Between files of real-time values.");
  keys.required("statistics", &Cadence::statistics, period(), "Between files of statistics.");
  keys.required("definitions", &Cadence::definitions, period(),
                "Between repetitions of the point definitions; changes are sent at once.");
  keys.required("cumulative", &Cadence::cumulative, period(),
                "Between files of tonnes and other sums.");
  keys.required("open_exceptions", &Cadence::open_exceptions, period(),
                "Between repetitions of open alarms.");
  keys.required("substations", &Cadence::substations, period(),
                "Between states of the substations (gc).");
  keys.required("positions", &Cadence::positions, period(), "Between snapshots of who is where.");
  keys.required("reader_states", &Cadence::reader_states, period(),
                "Between states of the card readers.");
  return object(std::move(keys));
}

Type<Spool> spool_type() {
  Shape<Spool> keys;
  keys.required("size", &Spool::bytes, size(100'000, 100'000'000'000),
                "Bytes it holds; the oldest file gives way.");
  keys.required("files", &Spool::files, count(10, 10'000'000),
                "Files it holds; the oldest gives way.");
  keys.required("order", &Spool::order,
                choice<SpoolOrder>({{"oldest_first", SpoolOrder::oldest_first},
                                    {"newest_first", SpoolOrder::newest_first}}),
                "Which waiting file is sent next.");
  return object(std::move(keys));
}

Type<Retry> retry_type() {
  Shape<Retry> keys;
  keys.required("first", &Retry::first, duration(100ms, 1h),
                "Pause after the first failure in a row.");
  keys.required("longest", &Retry::longest, duration(100ms, 24h), "The pause doubles up to this.");
  keys.required("refusals", &Retry::refusals, count(1, 1000),
                "A file that was refused for good (5yz) so often is given up.");
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

void add_identity(Shape<Mine>& keys) {
  keys.required("name", &Mine::name, bilingual(),
                "Of a real mine its own; otherwise visibly synthetic.");
  keys.required("synthetic", &Mine::synthetic, boolean(), "true: no such mine exists.");
  keys.optional("source", &Mine::source, text(),
                "Of a real mine: where its facts come from. Required there.");
  keys.optional("note", &Mine::note, text(),
                "What differs from the source, and why. Absent: nothing.");
  keys.required("code", &Mine::code, matching("^[0-9]{12}$", "12 digits"),
                "In file names; begins with the county's code. GA's 20 digits follow from it.");
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
  keys.required("capacity", &Mine::capacity_wan_t_per_year,
                quantity(capacity_dimension(), {1, 10'000}), "Approved capacity.");
  keys.required(
      "gas", &Mine::gas,
      choice<GasClass>(
          {{"low", GasClass::low}, {"high", GasClass::high}, {"outburst", GasClass::outburst}}),
      "Gas class: 低瓦斯, 高瓦斯, 煤与瓦斯突出.");
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
  keys.required("system", &Mine::system, reference_to("system"),
                "Its monitoring system, one of 'systems'.");
  keys.required(
      "points", &Mine::points, count(5, 10'000),
      "Sensors, switches and counters in all; what is left after the workings hangs in airways.");
  keys.required("faces", &Mine::faces, count(0, 20), "Coal faces at work.");
  keys.required("headings", &Mine::headings, count(0, 40), "Headings at work.");
  keys.required("people_per_shift", &Mine::people_per_shift, count(0, 3000),
                "How many go underground in each of the three shifts.");
  keys.required("approved_people", &Mine::approved_people, count(0, 5000),
                "核定下井人数: how many may be below at once.");
}

}  // namespace

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
  keys.required("bandwidth", &Link::bandwidth_bits_per_s,
                quantity(bandwidth_dimension(), {kilo, 400 * giga}), "Of each direction.");
  keys.optional("name", &Link::name, bilingual(), "What reports call it.");
  return object(std::move(keys));
}

Type<Machine> machine_type() {
  Shape<Machine> keys;
  keys.required("link", &Machine::link, reference_to("link"),
                "Where it is plugged in, one of 'links'.");
  keys.required("cores", &Machine::cores, count(1, 256), "Cores of its processor.");
  keys.required("speed", &Machine::speed, number({0.01, 100}),
                "Of one core; 1 is the machine on which the cost table was measured.");
  keys.required("disk", &Machine::disk, disk_type(), "Its disk.");
  return object(std::move(keys));
}

Type<Supply> supply_type() {
  constexpr std::uint32_t most_modules = 100;
  Shape<Ups> ups;
  ups.required("modules", &Ups::modules, count(1, most_modules), "Power modules that it has.");
  ups.required("needed", &Ups::needed, count(1, most_modules), "So many carry the load.");
  ups.required("battery", &Ups::battery, duration(0s, 48h),
               "How long a full battery carries the load.");
  Shape<Supply> keys;
  keys.required("nodes", &Supply::nodes, list(reference_to("node"), 1, most_names),
                "Machines that it feeds.");
  keys.optional("ups", &Supply::ups, object(std::move(ups)),
                "Its UPS. Absent: the machines fall with the mains.");
  return object(std::move(keys));
}

Type<CommonCause> cause_type() {
  Shape<CommonCause> keys;
  keys.required("name", &CommonCause::name, bilingual(), "What the report calls it.");
  keys.required("force_majeure", &CommonCause::force_majeure, boolean(),
                "true: its faults count in no figure of maintenance; the down time does.");
  return object(std::move(keys));
}

Type<Platform> platform_type() {
  Shape<Platform> keys;
  keys.required("node", &Platform::node, reference_to("node"),
                "The machine it runs on, one of 'nodes'.");
  keys.required("silent_after", &Platform::silent_after, duration(10s, 240h),
                "A connected mine whose points stand still this long counts as dark.");
  keys.required("future_tolerance", &Platform::future_tolerance, duration(0s, 24h),
                "A file dated further ahead than this is refused.");
  keys.required("largest_file", &Platform::largest_file_bytes, size(1000, 1'000'000'000),
                "A larger upload is refused.");
  keys.required("ftp_sessions", &Platform::ftp_sessions, count(1, 100'000),
                "FTP sessions at once.");
  keys.required("ftp_idle", &Platform::ftp_idle, duration(1s, 24h),
                "An idle FTP session is closed after this.");
  return object(std::move(keys));
}

Type<County> county_type() {
  Shape<County> keys;
  keys.required("name", &County::name, bilingual(), "Its name.");
  keys.required("code", &County::code, matching("^[0-9]{6}$", "6 digits"),
                "Administrative division code.");
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
  keys.optional("encoding", &System::encoding,
                choice<Encoding>({{"of_dialect", Encoding::of_dialect},
                                  {"utf8", Encoding::utf8},
                                  {"utf8_with_mark", Encoding::utf8_with_mark},
                                  {"gb2312", Encoding::gb2312}}),
                "Of its files. Absent: the dialect's own.");
  keys.optional(
      "extra_fields", &System::extra_fields, integer(-5, 5),
      "Empty fields more in every record; negative: the last ones missing. Absent: none.");
  keys.required("cadence", &System::cadence, cadence_type(), "How often it writes which file.");
  keys.required("spool", &System::spool, spool_type(),
                "What its front-end machine keeps while it cannot deliver.");
  keys.required("retry", &System::retry, retry_type(), "How it tries again.");
  return object(std::move(keys));
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
      {"trailing-semicolon", {ga, gb, gc}},
      {"full-width-semicolon", {ga, gb, gc}},
      {"json-quoted", {ga, gb, gc}},
      {"swapped-gas-codes", {ga, gb, gc}},
      {"no-end-mark", {gb, gc}},
      {"end-mark-on-own-line", {gb}},
      {"header-trailing-semicolon", {gb}},
      {"closed-alarm-fused", {gb}},
      {"line-breaks", {gc}},
  };
  return known;
}

}  // namespace headframe::sim::scenario
