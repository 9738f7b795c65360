#include <fmt/format.h>
#include <fmt/ranges.h>

#include "sim/report/format.hpp"
#include "sim/trace/tell.hpp"

namespace headframe::sim::trace {
namespace {

using report::duration;
using report::grouped;

std::string number_of(std::optional<double> value) {
  return value ? fmt::format("{:g}", *value) : std::string("—");
}

kpi::Text visible_after(const Journey& journey) {
  const std::string passed = duration(*journey.visible - journey.polled);
  return {fmt::format("采集后 {} 可见", passed), fmt::format("visible {} after it was polled", passed)};
}

void append(kpi::Text& text, std::string_view zh, std::string_view en) {
  text.zh += zh;
  text.en += en;
}

/// A clause as a sentence of its own.
std::string sentence(std::string clause) {
  if (!clause.empty() && clause[0] >= 'a' && clause[0] <= 'z')
    clause[0] = static_cast<char>(clause[0] - 'a' + 'A');
  return clause;
}

/// What was down in the minute, one clause each.
void append_down(kpi::Text& text, const Minute& minute, const Calendar& calendar) {
  for (const Down& down : minute.down) {
    const kpi::Text clause = clause_of(down.outage, calendar);
    append(text, clause.zh, " " + sentence(clause.en));
    if (down.outage.subject == "line")
      append(text, fmt::format("，影响 {} 处煤矿", down.dark.size()),
             fmt::format(", with {} mines behind it", down.dark.size()));
    append(text, "。", ".");
  }
}

void append_samples(kpi::Text& text, const record::LedgerBin& bin, const Calendar& calendar) {
  if (bin.produced == 0) return;
  const std::string from = calendar.civil(bin.begin), length = duration(bin.length);
  append(text,
         fmt::format("自 {} 起的 {} 内共产生样本 {}：及时 {}，迟到 {}，丢失 {}，误转换 {}。", from,
                     length, grouped(bin.produced), grouped(bin.delivered), grouped(bin.late),
                     grouped(bin.lost), grouped(bin.misconverted)),
         fmt::format(" Of the {} samples of the {} from {}, {} were delivered in time, {} late, "
                     "{} lost, {} misconverted.",
                     grouped(bin.produced), length, from, grouped(bin.delivered),
                     grouped(bin.late), grouped(bin.lost), grouped(bin.misconverted)));
}

void append_alarms(kpi::Text& text, const std::vector<record::Alarm>& alarms) {
  if (alarms.empty()) return append(text, "其间没有真实超限。", " No over-limit stood.");
  std::vector<std::string> names;
  for (const record::Alarm& alarm : alarms)
    names.push_back(fmt::format("{}/{} ({})", alarm.mine, alarm.point, alarm.match));
  append(text, fmt::format("其间真实超限：{}。", fmt::join(names, "、")),
         fmt::format(" Over the limit were {}.", fmt::join(names, ", ")));
}

}  // namespace

kpi::Text outcome_of(const Journey& journey) {
  if (journey.outcome == "lost") return {"丢失：始终没有可见。", "Lost: it never became visible."};
  if (journey.outcome == "suppressed")
    return {"依规不传：规则不要求上传。", "Suppressed: a rule withholds it."};
  if (!journey.visible)
    return {"结局 " + journey.outcome, "Its outcome is " + journey.outcome + "."};
  const kpi::Text visible = visible_after(journey);
  const std::string limit = duration(2 * journey.cadence);
  if (journey.outcome == "late")
    return {fmt::format("迟到：{}，超过两个采集周期（{}）。", visible.zh, limit),
            fmt::format("Late: {}; two cadences are {}.", visible.en, limit)};
  if (journey.outcome == "misconverted")
    return {fmt::format("误转换（规则 {}）：{} 存成 {}；{}。", journey.rule, number_of(journey.value),
                        number_of(journey.stored_value), visible.zh),
            fmt::format("Misconverted by the rule {}: {} was stored as {}; {}.", journey.rule,
                        number_of(journey.value), number_of(journey.stored_value), visible.en)};
  if (journey.outcome == "duplicated")
    return {fmt::format("重复：入库多于一次；首次{}。", visible.zh),
            fmt::format("Duplicated: stored more than once; first {}.", visible.en)};
  return {fmt::format("及时送达：{}。", visible.zh), fmt::format("Delivered: {}.", visible.en)};
}

kpi::Text reason_of(const OnRecord& record, const Calendar& calendar) {
  if (record.reasons.empty()) return {};
  kpi::Text text;
  for (const record::Outage& outage : record.reasons) {
    const kpi::Text clause = clause_of(outage, calendar);
    append(text, (text.zh.empty() ? "" : "；") + clause.zh, (text.en.empty() ? "" : "; ") + clause.en);
  }
  if (record.backlog)
    append(text, "；此时已恢复，但积压的文件仍在排队",
           "; that was over, but the files that it had held up may still have been waiting");
  append(text, "。", ".");
  return {text.zh, sentence(text.en)};
}

kpi::Text paragraph_of(const Minute& minute, const Calendar& calendar) {
  const std::string when = calendar.civil(minute.begin).substr(0, 16);
  kpi::Text text{when + "：", when + ":"};
  if (minute.down.empty())
    append(text, fmt::format("平台、线路和 {} 处联网煤矿均无停运记录。", minute.mines),
           fmt::format(" Nothing was down: the platform, its lines and {} mines were up.",
                       minute.mines));
  else if (!minute.platform_was_down())
    append(text, "平台可用。", " The platform was up.");
  append_down(text, minute, calendar);
  if (!minute.dark.empty())
    append(text, fmt::format("{} 处煤矿中有 {} 处数据无法到达。", minute.mines, minute.dark.size()),
           fmt::format(" No data could arrive from {} of {} mines.", minute.dark.size(),
                       minute.mines));
  append_samples(text, minute.samples, calendar);
  append_alarms(text, minute.alarms);
  return text;
}

}  // namespace headframe::sim::trace
