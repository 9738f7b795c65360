#include "sim/trace/tell.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "sim/report/format.hpp"

namespace headframe::sim::trace {
namespace {

using report::Language;

constexpr std::size_t most_events = 20;
constexpr std::size_t shown_attempts = 2;  // at either end of a row of failed ones
constexpr std::size_t passed_columns = 14;

std::string in(const kpi::Text& text, Language language) {
  return language == Language::zh ? text.zh : text.en;
}

bool is_attempt(const Station& station) {
  return station.kind == "upload-started" || station.kind == "upload-failed";
}

/// "  01:30:12  +5 s  words"
std::string line(const Station& station, const Journey& journey, const Calendar& calendar,
                 Language language) {
  const bool companion = !station.file.empty() && station.file != journey.file;
  return fmt::format("  {}  {}{}{}\n", calendar.civil(station.at),
                     report::pad_right(since_begin(station.at - journey.polled), passed_columns),
                     in(station.words, language),
                     companion ? " [" + station.file + "]" : std::string());
}

/// All stations in their order; of a long row of attempts the first and the last ones.
std::string stations_of(const Journey& journey, const Calendar& calendar, Language language) {
  constexpr std::size_t kept = 2 * shown_attempts;  // an attempt is its begin and its failure
  std::string text;
  const auto& all = journey.stations;
  for (auto it = all.begin(); it != all.end();) {
    const auto end = std::find_if_not(it, all.end(), is_attempt);
    const auto row = static_cast<std::size_t>(end - it);
    if (row > 2 * kept + 2) {
      for (auto s = it; s != it + kept; ++s) text += line(*s, journey, calendar, language);
      text += fmt::format("  … {} {}\n", (row - 2 * kept) / 2,
                          language == Language::zh ? "次失败的上传" : "more attempts fail");
      it = end - kept;
    }
    for (; it != end; ++it) text += line(*it, journey, calendar, language);
    if (end != all.end()) text += line(*it++, journey, calendar, language);
  }
  return text;
}

std::string trust(const Source& source, Language language) {
  const bool zh = language == Language::zh;
  if (source.digest.empty()) return in(source.why_not, language) + "\n";
  if (source.agrees())
    return zh ? "重新运行得到相同的摘要：以上就是该次运行的经过。\n"
              : "The run was made again and has the same digest: this is what happened in it.\n";
  return fmt::format(
      fmt::runtime(zh ? "注意：本程序（{}）重新运行得到的摘要与 run.db（{}）不同，以上经过可能与原运行不同；"
                        "原因和台账来自 run.db。\n"
                      : "Beware: this build ({}) makes another run than the one in run.db (made by "
                        "{}), so its journey may differ; reasons and counts are run.db's own.\n"),
      source.commit, source.run.commit);
}

std::string on_record_text(const OnRecord& record, Language language) {
  std::string text;
  const bool zh = language == Language::zh;
  if (record.example)
    text += fmt::format(fmt::runtime(zh ? "run.db：该样本 {} {}，文件 {}，记录 {}\n"
                                        : "run.db: this sample was {} {}, file {}, record {}\n"),
                        record.example->outcome, record.example->rule, record.example->file,
                        record.example->record);
  if (!record.interval) return text;
  const record::LedgerBin& bin = *record.interval;
  return text + fmt::format(fmt::runtime(zh ? "run.db：该矿此时段样本 {}，及时 {}，迟到 {}，丢失 {}\n"
                                            : "run.db: of the mine's {} samples of that time {} "
                                              "were delivered, {} late, {} lost\n"),
                            report::grouped(bin.produced), report::grouped(bin.delivered),
                            report::grouped(bin.late), report::grouped(bin.lost));
}

std::string alarm_line(const std::optional<record::Alarm>& alarm, std::string_view side,
                       std::string_view nobody, const Calendar& calendar, Language language) {
  if (!alarm) return fmt::format("{}: {}\n", side, nobody);
  const std::string_view visible = language == Language::zh ? "，可见于 " : ", visible ";
  return fmt::format("{}: {} – {}, {}{}\n", side, calendar.civil(alarm->begin),
                     alarm->end ? calendar.civil(*alarm->end) : std::string("…"), alarm->match,
                     alarm->visible ? std::string(visible) + calendar.civil(*alarm->visible)
                                    : std::string());
}

std::string alarm_text(const AlarmSides& sides, const Calendar& calendar, Language language) {
  const bool zh = language == Language::zh;
  const record::Alarm& any = sides.truth ? *sides.truth : *sides.platform;
  return fmt::format("{}/{}\n", any.mine, any.point) +
         alarm_line(sides.truth, zh ? "真实" : "truth", zh ? "没有超限" : "nothing was over the limit",
                    calendar, language) +
         alarm_line(sides.platform, zh ? "平台" : "platform", zh ? "没有报警" : "raised no alarm",
                    calendar, language) +
         "\n";
}

std::string heading(const Journey& journey, const Calendar& calendar, Language language) {
  const bool zh = language == Language::zh;
  if (!journey.found)
    return fmt::format(fmt::runtime(zh ? "{}/{}：{} 之后没有再采集\n"
                                       : "{}/{}: was not polled at {} or later\n"),
                       journey.mine, journey.point, calendar.civil(journey.asked));
  return fmt::format(fmt::runtime(zh ? "{}/{}，采集于 {}（{}）\n文件 {}，记录 {}\n{}\n"
                                     : "{}/{} polled at {} ({})\nfile {}, record {}\n{}\n"),
                     journey.mine, journey.point, calendar.civil(journey.polled),
                     since_begin(journey.polled), journey.file, journey.record,
                     in(outcome_of(journey), language));
}

}  // namespace

std::string text_of(const SampleAnswer& answer, Language language) {
  const Calendar calendar(answer.source.run.begin_local);
  std::string text;
  if (answer.alarm) text += alarm_text(*answer.alarm, calendar, language);
  if (answer.journey) text += heading(*answer.journey, calendar, language);
  const bool in_time = answer.journey && answer.journey->outcome == "delivered";
  const std::string reason = in(reason_of(answer.record, calendar), language);
  if (!in_time && !reason.empty())
    text += (language == Language::zh ? "原因：" : "Why: ") + reason + "\n";
  if (answer.journey && answer.journey->found)
    text += "\n" + stations_of(*answer.journey, calendar, language) + "\n";
  if (!answer.source.agrees()) text += on_record_text(answer.record, language);
  return text + trust(answer.source, language);
}

std::string text_of(const MinuteAnswer& answer, Language language) {
  const Calendar calendar(answer.source.run.begin_local);
  std::string text = in(paragraph_of(answer.minute, calendar), language) + "\n";
  const auto& events = answer.minute.events;
  if (!events.empty()) text += "\n";
  for (std::size_t i = 0; i < std::min(events.size(), most_events); ++i)
    text += fmt::format("  {}  {}: {}{}\n", calendar.civil(events[i].at), events[i].node,
                        language == Language::zh ? events[i].zh : events[i].en,
                        events[i].subject.empty() || events[i].subject == events[i].node
                            ? std::string()
                            : " (" + events[i].subject + ")");
  if (events.size() > most_events)
    text += fmt::format("  … {} {}\n", events.size() - most_events,
                        language == Language::zh ? "条事件" : "more events");
  return text;
}

}  // namespace headframe::sim::trace
