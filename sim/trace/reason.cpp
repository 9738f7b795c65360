#include "sim/trace/reason.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>

namespace headframe::sim::trace {
namespace {

bool overlaps(const record::Outage& outage, Window window) {
  return outage.begin < window.end && outage.end.value_or(record::Moment::max()) > window.begin;
}

kpi::Text subject_of(const record::Outage& outage) {
  if (outage.subject == "platform") return {"平台", "the platform"};
  if (outage.subject == "line") return {"线路 " + outage.id + " ", "the line " + outage.id};
  if (outage.subject == "mine") return {"煤矿 " + outage.id + " ", "the mine " + outage.id};
  return {outage.subject + " " + outage.id + " ", outage.subject + " " + outage.id};
}

/// What the causes that the simulator knows mean to somebody who does not read its code.
kpi::Text cause_of(const record::Outage& outage) {
  if (outage.cause == "line-cut") return {"线路中断", "the line was cut"};
  if (outage.cause == "node-crash") return {"主机宕机", "its machine crashed"};
  if (outage.cause == "upgrade")
    return {"监控系统切换", "its monitoring system was being replaced"};
  if (outage.cause == "files-held-back") return {"文件暂停上传", "it held its files back"};
  return {outage.cause, outage.cause};
}

}  // namespace

std::vector<record::Outage> in_the_way(const std::vector<record::Outage>& outages,
                                       const std::string& mine, const std::string& line,
                                       Window window) {
  std::vector<record::Outage> found;
  for (const record::Outage& outage : outages) {
    const bool on_the_way = outage.subject == "platform" ||
                            (outage.subject == "line" && outage.id == line) ||
                            (outage.subject == "mine" && outage.id == mine);
    if (on_the_way && overlaps(outage, window)) found.push_back(outage);
  }
  std::ranges::sort(found, {}, [](const record::Outage& outage) {
    return std::tuple(outage.begin, outage.subject, outage.id, outage.cause);
  });
  return found;
}

kpi::Text clause_of(const record::Outage& outage, const Calendar& calendar) {
  const kpi::Text subject = subject_of(outage), cause = cause_of(outage);
  const std::string begin = calendar.civil(outage.begin);
  const std::string end = outage.end ? calendar.civil(*outage.end) : std::string();
  return {fmt::format("{}自 {} 起{}不可用（{}）", subject.zh, begin,
                      outage.end ? "至 " + end + " " : std::string("直到仿真结束"), cause.zh),
          fmt::format("{} was down from {} {} ({})", subject.en, begin,
                      outage.end ? "until " + end : std::string("to the end of the run"),
                      cause.en)};
}

}  // namespace headframe::sim::trace
