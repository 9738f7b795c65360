#include "sim/mine/personnel.hpp"

#include <fmt/format.h>

#include "sim/plant/shift.hpp"

namespace headframe::sim::mine {
namespace {

using plant::Whereabouts;

std::string_view area_type(plant::AreaType type) {
  switch (type) {
    case plant::AreaType::portal: return "井口";
    case plant::AreaType::key: return "重点";
    case plant::AreaType::restricted: return "限制";
    case plant::AreaType::other: break;
  }
  return "其它";
}

bool is_below(const Whereabouts& w) {
  return w.mark == Whereabouts::Mark::at_portal || w.mark == Whereabouts::Mark::below;
}

/// The personnel system is a system of its own: its files differ from the national format only
/// where the mine's installation is national as well.
Conventions national_conventions(const Installation& installation) {
  return conventions_of(Dialect::gc, installation.dialect == Dialect::gc ? installation.differences
                                                                         : Differences{});
}

/// A walk to and fro within 20 m of the reader, at 0.5 m/s.
double distance_m(const Whereabouts& w, rt::WallTime now) {
  const double walked = 0.5 * plant::seconds_between(w.reader_since, now);
  const auto laps = static_cast<double>(static_cast<std::int64_t>(walked / 40));
  const double within = walked - 40 * laps;
  return within < 20 ? within : 20 - within;
}

constexpr std::uint32_t whole_mine = 0xffffffff;  // key of the mine in crowded_

}  // namespace

PersonnelWriter::PersonnelWriter(const MineDescription& mine, const Installation& installation,
                                 const plant::Layout& layout,
                                 std::span<const plant::Person> staff)
    : code_(mine.code),
      approved_(mine.approved_people),
      installation_(installation),
      layout_(layout),
      staff_(staff),
      encoding_(national_conventions(installation).encoding),
      framing_(framing_of(national_conventions(installation))),
      build_(framing_) {
  const auto text = [&](std::string_view utf8) { return encoded(utf8, encoding_); };
  name_ = text(mine.name);
  for (const plant::Person& p : staff) {
    card_codes_.push_back(fmt::format("{}{:05}", code_, p.card));
    names_.push_back(text(p.name));
  }
  for (std::size_t a = 0; a < layout.areas.size(); ++a) {
    area_codes_.push_back(fmt::format("{}{:04}", code_, a + 1));
    area_names_.push_back(text(layout.areas[a].name));
  }
  for (std::size_t r = 0; r < layout.readers.size(); ++r)
    reader_codes_.push_back(fmt::format("{}{:06}", area_codes_[layout.readers[r].area], r + 1));
  yes_ = text("是");
  no_ = text("否");
  normal_state_ = text("正常");
  distress_state_ = text("求救");
}

void PersonnelWriter::begin(rt::WallTime now) {
  build_.begin();
  build_.field(code_).field(name_).time(now).end_header();
}

File PersonnelWriter::finish(FileKind kind, std::string_view token, rt::WallTime now) {
  std::string name = code_;
  name += '_';
  name += token;
  name += '_';
  append_stamp(name, now);
  name += ".txt";
  return {kind, std::move(name), build_.finish()};
}

std::vector<File> PersonnelWriter::definitions(rt::WallTime now) {
  std::vector<File> files;
  files.push_back(cards(now));
  files.push_back(areas(now));
  files.push_back(readers(now));
  return files;
}

File PersonnelWriter::cards(rt::WallTime now) {
  const auto text = [&](std::string_view utf8) { return encoded(utf8, encoding_); };
  build_.begin();
  build_.field(code_).field(name_).integer(approved_).field("KJ251X");
  build_.field(text("煤矿井下人员定位系统")).field(text(installation_.vendor));
  build_.field(installation_.licence_until).time(now).end_header();
  for (std::size_t i = 0; i < staff_.size(); ++i) {
    const plant::Person& p = staff_[i];
    build_.field(card_codes_[i]).field(names_[i]).field(text(p.trade)).field(text(p.post));
    build_.field(text(p.team)).field(p.birth).field(text(p.education));
    build_.field(p.leader ? yes_ : no_).field(p.special ? yes_ : no_).end();
  }
  return finish(FileKind::cards, "RYXX", now);
}

File PersonnelWriter::areas(rt::WallTime now) {
  begin(now);
  for (std::size_t a = 0; a < layout_.areas.size(); ++a) {
    build_.field(encoded(area_type(layout_.areas[a].type), encoding_)).field(area_codes_[a]);
    build_.integer(layout_.areas[a].capacity).field(area_names_[a]).end();
  }
  return finish(FileKind::areas, "RYQY", now);
}

File PersonnelWriter::readers(rt::WallTime now) {
  begin(now);
  for (std::size_t r = 0; r < layout_.readers.size(); ++r) {
    const std::string name = encoded(layout_.readers[r].name, encoding_);
    const auto shift = static_cast<double>(r);
    build_.field(reader_codes_[r]).field(name).number(3'805'010 + 60 * shift, 2);
    build_.number(38'410'020 + 45 * shift, 2).number(-140 - shift, 2).field(name).end();
  }
  return finish(FileKind::readers, "RYJZ", now);
}

File PersonnelWriter::reader_states(rt::WallTime now) {
  begin(now);
  for (const std::string& reader : reader_codes_)
    build_.field(reader).integer(0).integer(1).time(now).end();
  return finish(FileKind::reader_states, "JZSS", now);
}

std::vector<File> PersonnelWriter::snapshot(rt::WallTime now, const plant::People& people,
                                            rt::Duration offset) {
  std::vector<File> files;
  files.push_back(positions(now, people, offset));
  const auto all = people.whereabouts();
  for (std::uint32_t i = 0; i < all.size(); ++i) {
    const Whereabouts& w = all[i];
    const bool below = is_below(w);
    const auto restricted = below && layout_.areas[w.area].type == plant::AreaType::restricted;
    note(overtime_, i, below && now - (w.entered + offset) > overtime_limit, w, now);
    note(astray_, i, restricted, w, now);
    note(distress_, i, below && w.distress, w, now);
  }
  if (person_alarms(overtime_, now, offset, true))
    files.push_back(finish(FileKind::overtime, "RYCS", now));
  if (person_alarms(astray_, now, offset, false))
    files.push_back(finish(FileKind::restricted, "RYXZ", now));
  if (person_alarms(distress_, now, offset, false))
    files.push_back(finish(FileKind::distress, "RYQJ", now));
  if (overcrowding(people, now))
    files.push_back(finish(FileKind::overcrowding, "RYCY", now));
  return files;
}

File PersonnelWriter::positions(rt::WallTime now, const plant::People& people,
                                rt::Duration offset) {
  begin(now);
  const auto all = people.whereabouts();
  for (std::uint32_t i = 0; i < all.size(); ++i)
    if (all[i].mark != Whereabouts::Mark::above) position(i, all[i], now, offset);
  return finish(FileKind::positions, "RYSS", now);
}

void PersonnelWriter::position(std::uint32_t person, const Whereabouts& w, rt::WallTime now,
                               rt::Duration offset) {
  const bool out = w.mark == Whereabouts::Mark::out;
  const int mark = out ? 2 : w.mark == Whereabouts::Mark::at_portal ? 0 : 1;
  build_.field(card_codes_[person]).field(names_[person]).integer(static_cast<unsigned>(mark));
  build_.time(w.entered + offset);
  if (out) build_.time(w.left + offset);
  else build_.empty();
  build_.field(area_codes_[w.area]).time(w.area_since + offset);
  build_.field(reader_codes_[w.reader]).time(w.reader_since + offset);
  build_.empty();  // 劳动组织方式
  build_.number(distance_m(w, now), 1);
  build_.field(w.distress ? distress_state_ : normal_state_);
  build_.field(staff_[person].leader ? yes_ : no_).field(staff_[person].special ? yes_ : no_);
  std::string track = reader_codes_[w.reader] + '&';
  append_time(track, w.reader_since + offset);
  build_.field(track).end();
}

void PersonnelWriter::note(Episodes& episodes, std::uint32_t who, bool on,
                           const Whereabouts& w, rt::WallTime now) {
  const auto found = episodes.find(who);
  if (!on) {
    if (found != episodes.end()) found->second.seen = false;
    return;
  }
  if (found == episodes.end()) episodes.emplace(who, Episode{now, w, true});
  else found->second.at = w;
}

/// Writes one record for each episode and forgets those that have ended. RYCS names the entry before
/// the alarm's begin, the others after its end.
bool PersonnelWriter::person_alarms(Episodes& episodes, rt::WallTime now, rt::Duration offset,
                                    bool entry_first) {
  if (episodes.empty()) return false;
  begin(now);
  for (auto it = episodes.begin(); it != episodes.end();) {
    const auto& [person, e] = *it;
    build_.field(card_codes_[person]).field(names_[person]);
    if (entry_first) build_.time(e.at.entered + offset);
    build_.time(e.begin);
    if (e.seen) build_.empty();
    else build_.time(now);
    if (!entry_first) build_.time(e.at.entered + offset);
    build_.field(area_codes_[e.at.area]).time(e.at.area_since + offset);
    build_.field(reader_codes_[e.at.reader]).time(e.at.reader_since + offset).end();
    it = e.seen ? std::next(it) : episodes.erase(it);
  }
  return true;
}

bool PersonnelWriter::overcrowding(const plant::People& people, rt::WallTime now) {
  const auto by_area = people.below_by_area();
  for (std::uint32_t a = 0; a < by_area.size(); ++a) {
    const plant::Area& area = layout_.areas[a];
    note(crowded_, a, area.type == plant::AreaType::key && by_area[a] > area.capacity, {}, now);
  }
  note(crowded_, whole_mine, approved_ != 0 && people.below() > approved_, {}, now);
  if (crowded_.empty()) return false;
  begin(now);
  const auto all = people.whereabouts();
  for (auto it = crowded_.begin(); it != crowded_.end();) {
    const auto& [area, e] = *it;
    const bool mine = area == whole_mine;
    build_.field(encoded(mine ? "井下超员" : "区域超员", encoding_));
    build_.integer(mine ? approved_ : layout_.areas[area].capacity);
    build_.integer(mine ? people.below() : by_area[area]);
    build_.field(mine ? std::string_view{} : area_codes_[area]);
    build_.field(mine ? std::string_view{} : area_names_[area]).time(e.begin);
    if (e.seen) build_.empty();
    else build_.time(now);
    std::string cards;
    for (std::uint32_t i = 0; i < all.size(); ++i) {
      if (!is_below(all[i]) || (!mine && all[i].area != area)) continue;
      if (!cards.empty()) cards += ',';
      cards += card_codes_[i];
    }
    build_.field(cards).end();
    it = e.seen ? std::next(it) : crowded_.erase(it);
  }
  return true;
}

}  // namespace headframe::sim::mine
