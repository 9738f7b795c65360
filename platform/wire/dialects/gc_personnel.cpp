#include <algorithm>

#include "platform/wire/dialects/dialects.hpp"
#include "platform/wire/dialects/fields.hpp"
#include "platform/wire/dialects/gc_header.hpp"
#include "platform/wire/dialects/station_states.hpp"

namespace headframe::wire::dialects {

namespace {

Checked read_area_type(Decoding&, std::string_view cell, Area& out) {
  using Type = Area::Type;
  if (cell == "井口") return out.type = Type::portal, Checked{};
  if (cell == "重点") return out.type = Type::key, Checked{};
  if (cell == "限制") return out.type = Type::restricted, Checked{};
  if (cell == "其它" || cell == "其他") return out.type = Type::other, Checked{};
  return Fault{"unknown-area-type", "井口, 重点, 限制 or 其它"};
}

Checked read_mark(Decoding&, std::string_view cell, Position& out) {
  using Mark = Position::Mark;
  if (cell == "0") return out.mark = Mark::at_portal, Checked{};
  if (cell == "1") return out.mark = Mark::in, Checked{};
  if (cell == "2") return out.mark = Mark::out, Checked{};
  return Fault{"unknown-mark", "0 at the portal, 1 in, 2 out"};
}

Checked read_distress(Decoding&, std::string_view cell, Position& out) {
  if (cell != "正常" && cell != "求救" && cell != "0" && cell != "1") {
    return Fault{"bad-flag", "正常, 求救, 0 or 1"};
  }
  out.distress = cell == "求救" || cell == "1";
  return {};
}

/// 站&时刻,站&时刻…
Checked read_track(Decoding& decoding, std::string_view cell, Position& out) {
  while (!cell.empty()) {
    const auto end = std::min(cell.find(','), cell.size());
    const auto step = cell.substr(0, end);
    cell.remove_prefix(std::min(end + 1, cell.size()));
    const auto ampersand = step.find('&');
    if (ampersand == 0 || ampersand == step.npos) return Fault{"bad-track", "reader&time,…"};
    TrackPoint at{std::string{step.substr(0, ampersand)}, {}};
    if (auto fault = decoding.read_time(step.substr(ampersand + 1), at.time)) return fault;
    out.track.push_back(std::move(at));
  }
  return {};
}

Checked read_card_list(Decoding&, std::string_view cell, Overcrowding& out) {
  while (!cell.empty()) {
    const auto end = std::min(cell.find(','), cell.size());
    if (end == 0) return Fault{"bad-list", "cards separated by ,"};
    out.cards.emplace_back(cell.substr(0, end));
    cell.remove_prefix(std::min(end + 1, cell.size()));
  }
  return {};
}

template <class Record>
Checked check_interval(const Record& record) {
  if (!record.end || *record.end >= record.begin) return {};
  return Fault{"end-before-begin", "an end after the begin"};
}

Checked check_position(const Position& p) {
  if (!p.entered_at || !p.left_at || *p.left_at >= *p.entered_at) return {};
  return Fault{"end-before-begin", "leaving the mine after entering it", 5};
}

constexpr Field<Card> card_fields[] = {
    text<&Card::card>("人员卡编码", "card", Need::required),
    text<&Card::name>("姓名", "name"),
    text<&Card::trade>("工种", "trade"),
    text<&Card::post>("职务", "post"),
    text<&Card::team>("队组/部门", "team"),
    text<&Card::birth>("出生年月", "birth"),
    text<&Card::education>("学历", "education"),
    flag<&Card::mine_leader>("是否矿领导", "mine leader"),
    flag<&Card::special_trade>("是否特种人员", "special trade"),
};

constexpr Field<Area> area_fields[] = {
    {"区域类型", "type: 井口 portal, 重点 key, 限制 restricted, 其它 other", Need::required,
     &read_area_type},
    text<&Area::area>("区域编码", "area", Need::required),
    count<&Area::capacity>("核定人数", "capacity", Need::optional),
    text<&Area::name>("区域名称", "name"),
};

constexpr Field<Reader> reader_fields[] = {
    text<&Reader::reader>("基站编码", "reader", Need::required),
    text<&Reader::name>("基站名称", "name"),
    number<&Reader::x>("X", "x", Need::optional),
    number<&Reader::y>("Y", "y", Need::optional),
    number<&Reader::z>("Z", "z", Need::optional),
    text<&Reader::note>("位置注释", "note"),
};

constexpr Field<Reader> reader_seven_fields[] = {
    text<&Reader::reader>("基站编码", "reader", Need::required),
    unread<Reader>("常数20", "the constant 20"),
    number<&Reader::x>("X", "x", Need::optional),
    number<&Reader::y>("Y", "y", Need::optional),
    number<&Reader::z>("Z", "z", Need::optional),
    text<&Reader::note>("位置描述", "note"),
    unread<Reader>("数据时间", "time of data"),
};

constexpr Field<Position> position_fields[] = {
    text<&Position::card>("人员卡编码", "card", Need::required),
    text<&Position::name>("姓名", "name"),
    {"出入井标志", "0 at the portal, 1 in, 2 out", Need::required, &read_mark},
    optional_time<&Position::entered_at>("入井时刻", "entered the mine"),
    optional_time<&Position::left_at>("出井时刻", "left the mine"),
    text<&Position::area>("区域编码", "area"),
    optional_time<&Position::area_since>("进入区域时刻", "entered the area"),
    text<&Position::reader>("基站编码", "reader"),
    optional_time<&Position::reader_since>("进入基站时刻", "came to the reader"),
    text<&Position::organisation>("劳动组织方式", "organisation"),
    number<&Position::distance_m>("距基站距离", "distance from the reader, m", Need::optional),
    {"工作状态", "正常 normal, 求救 distress", Need::optional, &read_distress},
    flag<&Position::mine_leader>("是否矿领导", "mine leader"),
    flag<&Position::special_trade>("是否特种人员", "special trade"),
    {"行进轨迹", "track: reader&time,…", Need::optional, &read_track},
};

/// The first nine of the fifteen, then the track.
constexpr Field<Position> position_ten_fields[] = {
    position_fields[0], position_fields[1], position_fields[2], position_fields[3],
    position_fields[4], position_fields[5], position_fields[6], position_fields[7],
    position_fields[8], position_fields[14],
};

using Person = PersonException;

constexpr Field<Person> overtime_fields[] = {
    text<&Person::card>("人员卡编码", "card", Need::required),
    text<&Person::name>("姓名", "name"),
    optional_time<&Person::entered_at>("入井时刻", "entered the mine"),
    time<&Person::begin>("报警开始", "begin"),
    optional_time<&Person::end>("报警结束", "end"),
    text<&Person::area>("区域编码", "area"),
    optional_time<&Person::area_since>("进入区域时刻", "entered the area"),
    text<&Person::reader>("基站编码", "reader"),
    optional_time<&Person::reader_since>("进入基站时刻", "came to the reader"),
};

constexpr Field<Person> person_fields[] = {
    text<&Person::card>("人员卡编码", "card", Need::required),
    text<&Person::name>("姓名", "name"),
    time<&Person::begin>("开始时刻", "begin"),
    optional_time<&Person::end>("结束时刻", "end"),
    optional_time<&Person::entered_at>("入井时刻", "entered the mine"),
    text<&Person::area>("区域编码", "area"),
    optional_time<&Person::area_since>("进入区域时刻", "entered the area"),
    text<&Person::reader>("基站编码", "reader"),
    optional_time<&Person::reader_since>("进入基站时刻", "came to the reader"),
};

constexpr Field<Overcrowding> overcrowding_fields[] = {
    text<&Overcrowding::type>("报警类型", "type", Need::required),
    count<&Overcrowding::capacity>("定员数", "capacity"),
    count<&Overcrowding::present>("当前总人数", "present"),
    text<&Overcrowding::area>("区域编码", "area"),
    text<&Overcrowding::area_name>("区域名称", "name of the area"),
    time<&Overcrowding::begin>("开始时刻", "begin"),
    optional_time<&Overcrowding::end>("结束时刻", "end"),
    {"人员集合", "cards separated by ,", Need::optional, &read_card_list},
};

constexpr Layout<Card> card_layout{card_fields};
constexpr Layout<Area> area_layout{area_fields};
constexpr Layout<Reader> reader_layout{reader_fields}, reader_seven_layout{reader_seven_fields};
constexpr Layout<Position> position_layout{position_fields, false, &check_position},
    position_ten_layout{position_ten_fields, false, &check_position};
constexpr Layout<Person> overtime_layout{overtime_fields, false, &check_interval<Person>},
    person_layout{person_fields, false, &check_interval<Person>};
constexpr Layout<Overcrowding> overcrowding_layout{overcrowding_fields, false,
                                                   &check_interval<Overcrowding>};

constexpr HeaderLayout plain_header{};
constexpr HeaderLayout card_header{
    .fields = 8, .model = 4, .system = 5, .vendor = 6, .approved = 3, .time = 8};
constexpr HeaderLayout reader_seven_header{
    .fields = 7, .model = 4, .system = 0, .vendor = 5, .approved = 3, .time = 7};

/// Records of the usual layout, or of the one that some generator writes instead: told apart by
/// their number of fields, and reported.
template <class Record>
void read_either(Decoding& decoding, const Layout<Record>& usual, const Layout<Record>& variant,
                 std::string_view deviation, std::vector<Record>& out) {
  for (const auto& record : decoding.records()) {
    if (!decoding.open(record)) continue;
    const bool other = decoding.cells().size() == variant.fields.size();
    if (other) decoding.deviate(deviation);
    const auto& layout = other ? variant : usual;
    if (decoding.fit(cells_of(layout))) read_cells(decoding, layout, out);
  }
}

/// time;309;CODE/zkah; is what one deployed positioning system writes over its snapshots.
bool read_position_header(Decoding& decoding) {
  const auto& cells = decoding.cells();
  if (!parse_civil(cells.front())) return read_gc_header(decoding, plain_header);
  if (cells.size() < 3) {
    decoding.refuse_header(0, {"bad-header", "code;name;time"});
    return false;
  }
  decoding.deviate_file("ryss-header-variant");
  const auto mine = cells[2].substr(0, cells[2].find('/'));
  decoding.header().mine = mine;
  return check_header_mine(decoding, 3, mine) && decoding.read_header_time(1);
}

/// In an open-pit deployment RYCS is the list of people: 型号;系统名;厂家;时间;人数.
bool is_personnel_base(const std::vector<std::string_view>& cells) {
  return cells.size() >= 5 && parse_civil(cells[3]) && parse_count(cells[4]);
}

bool read_header(Decoding& decoding) {
  const auto& cells = decoding.cells();
  switch (decoding.file().kind) {
    case FileKind::positions: return read_position_header(decoding);
    case FileKind::cards: return read_gc_header(decoding, card_header);
    case FileKind::readers:
      if (cells.size() != reader_seven_header.fields) break;
      decoding.deviate_file("ryjz-header-variant");
      return read_gc_header(decoding, reader_seven_header);
    case FileKind::overtime:
      if (!is_personnel_base(cells)) break;
      decoding.refuse(Outcome::no_layout, 0, {"rycs-is-personnel-base", "RYCS as overtime"},
                      decoding.header_text());
      return false;
    default: break;
  }
  return read_gc_header(decoding, plain_header);
}

}  // namespace

void decode_gc_personnel(Decoding& decoding) {
  decoding.open_header();
  if (!read_header(decoding)) return;
  auto& file = decoding.file();
  switch (file.kind) {
    case FileKind::cards: read_all(decoding, card_layout, file.cards); break;
    case FileKind::areas: read_all(decoding, area_layout, file.areas); break;
    case FileKind::readers:
      read_either(decoding, reader_layout, reader_seven_layout, "ryjz-seven-fields", file.readers);
      break;
    case FileKind::positions:
      read_either(decoding, position_layout, position_ten_layout, "ryss-ten-fields",
                  file.positions);
      break;
    case FileKind::reader_states: read_all(decoding, station_layout, file.stations); break;
    case FileKind::overtime: read_all(decoding, overtime_layout, file.person_exceptions); break;
    case FileKind::overcrowding: read_all(decoding, overcrowding_layout, file.overcrowding); break;
    default: read_all(decoding, person_layout, file.person_exceptions);
  }
}

std::vector<LayoutPage> gc_personnel_pages() {
  return {page_of(Dialect::gc, "RYXX", "", card_layout),
          page_of(Dialect::gc, "RYQY", "", area_layout),
          page_of(Dialect::gc, "RYJZ", "", reader_layout),
          page_of(Dialect::gc, "RYJZ", "ryjz-seven-fields", reader_seven_layout),
          page_of(Dialect::gc, "RYSS", "", position_layout),
          page_of(Dialect::gc, "RYSS", "ryss-ten-fields", position_ten_layout),
          page_of(Dialect::gc, "JZSS", "", station_layout),
          page_of(Dialect::gc, "RYCS", "", overtime_layout),
          page_of(Dialect::gc, "RYCY", "", overcrowding_layout),
          page_of(Dialect::gc, "RYQJ", "", person_layout),
          page_of(Dialect::gc, "RYXZ", "", person_layout)};
}

}  // namespace headframe::wire::dialects
