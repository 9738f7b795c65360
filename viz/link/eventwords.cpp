#include "viz/link/eventwords.hpp"

#include <algorithm>
#include <array>

namespace headframe::viz {
namespace {

struct Topic {
  const char *name, *zh, *en;
};

constexpr std::array topics{
    Topic{"alarm.raised", "报警", "alarm"},
    Topic{"alarm.reactivated", "再次报警", "alarm again"},
    Topic{"alarm.extended", "报警延续", "alarm goes on"},
    Topic{"alarm.returned", "报警解除", "alarm returned"},
    Topic{"alarm.acknowledged", "报警已确认", "alarm acknowledged"},
    Topic{"alarm.shelved", "报警搁置", "alarm put aside"},
    Topic{"alarm.unshelved", "报警取消搁置", "alarm taken off the shelf"},
    Topic{"alarm.shelf-ended", "报警搁置到期", "alarm's time on the shelf ended"},
    Topic{"alarm.out-of-service", "报警停用", "alarm out of service"},
    Topic{"alarm.in-service", "报警恢复使用", "alarm back in service"},
    Topic{"mine.online", "煤矿恢复上传", "mine is heard again"},
    Topic{"mine.offline", "煤矿中断上传", "mine is silent"},
    Topic{"mine.changed", "煤矿登记变更", "mine's register entry changed"},
    Topic{"file.quarantined", "文件被隔离", "file refused"},
    Topic{"points.changed", "测点定义变更", "points changed"},
    Topic{"order.detected", "工单开立", "work order opened"},
    Topic{"order.responded", "工单已响应", "work order: responded"},
    Topic{"order.repair-started", "开始修复", "work order: repair started"},
    Topic{"order.restored", "已恢复", "work order: restored"},
    Topic{"order.closed", "工单关闭", "work order closed"},
    Topic{"finding.raised", "格式问题出现", "finding raised"},
    Topic{"finding.cleared", "格式问题消除", "finding cleared"},
};

/// What the event is about, in the words of its data: "CH4-01 over-limit", a file's name, a title.
std::string about(const nlohmann::json &data) {
  std::string words;
  if (!data.is_object()) return words;
  for (const char *key : {"point", "kind", "name", "rule", "title"}) {
    const auto found = data.find(key);
    if (found == data.end() || !found->is_string() || found->get_ref<const std::string &>().empty())
      continue;
    words += (words.empty() ? "" : " ") + found->get<std::string>();
  }
  return words;
}

}  // namespace

EventWords wordsOf(const http::client::Event &event) {
  const auto topic = std::ranges::find(topics, event.topic, &Topic::name);
  const bool known = topic != topics.end();
  const std::string details = about(event.data);
  const auto joined = [&](const std::string &what, const char *between) {
    return details.empty() ? what : what + between + details;
  };
  return {joined(known ? topic->zh : event.topic, "："), joined(known ? topic->en : event.topic, ": ")};
}

bool isTold(const http::client::Event &event) {
  return event.topic != "batch.stored" && event.topic != "file.stored" &&
         !event.topic.starts_with("people.");
}

}  // namespace headframe::viz
