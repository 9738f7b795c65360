// The personnel files of the national format (domain.md §1.4.2), and the rules that raise personnel
// alarms at the mine.
#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <vector>

#include "platform/rt/time.hpp"
#include "sim/mine/description.hpp"
#include "sim/mine/text.hpp"
#include "sim/mine/writer.hpp"
#include "sim/plant/people.hpp"

namespace headframe::sim::mine {

/// 超时: a shift is 8 h; whoever is below longer than this is reported.
constexpr rt::Duration overtime_limit = std::chrono::hours(10);

/// RYXX, RYQY, RYJZ, RYSS, JZSS, RYCS, RYCY, RYQJ and RYXZ. Card codes are mine + 5 digits, areas
/// mine + 4, readers area + 6. Alarms are written while they last and once more with their end.
class PersonnelWriter {
 public:
  PersonnelWriter(const MineDescription& mine, const Installation& installation,
                  const plant::Layout& layout, std::span<const plant::Person> staff);

  /// RYXX, RYQY and RYJZ.
  std::vector<File> definitions(rt::WallTime now);
  /// RYSS, and the alarm files for which there is something to say. Times in `people` are true civil
  /// times; `clock_offset` (system's clock minus true civil time) is added to all that is written.
  std::vector<File> snapshot(rt::WallTime now, const plant::People& people,
                             rt::Duration clock_offset);
  File reader_states(rt::WallTime now);

 private:
  struct Episode {
    rt::WallTime begin;
    plant::Whereabouts at;
    bool seen = true;
  };
  using Episodes = std::map<std::uint32_t, Episode>;  // by person, or by area for overcrowding

  void begin(rt::WallTime now);
  File finish(FileKind kind, std::string_view token, rt::WallTime now);
  File cards(rt::WallTime now);
  File areas(rt::WallTime now);
  File readers(rt::WallTime now);
  File positions(rt::WallTime now, const plant::People& people, rt::Duration offset);
  void position(std::uint32_t person, const plant::Whereabouts& w, rt::WallTime now,
                rt::Duration offset);
  void note(Episodes& episodes, std::uint32_t who, bool on, const plant::Whereabouts& w,
            rt::WallTime now);
  bool person_alarms(Episodes& episodes, rt::WallTime now, rt::Duration offset, bool entry_first);
  bool overcrowding(const plant::People& people, rt::WallTime now);

  std::string code_, name_;
  std::uint32_t approved_;
  Installation installation_;
  const plant::Layout& layout_;
  std::span<const plant::Person> staff_;
  Encoding encoding_;
  Framing framing_;
  FileBuilder build_;
  std::vector<std::string> card_codes_, names_, area_codes_, area_names_, reader_codes_;
  std::string yes_, no_, normal_state_, distress_state_;
  Episodes overtime_, astray_, distress_, crowded_;
};

}  // namespace headframe::sim::mine
