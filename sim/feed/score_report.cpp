#include "sim/feed/score_report.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "platform/core/civil.hpp"

namespace headframe::sim::feed {
namespace {

using ledger::Outcome;
using nlohmann::ordered_json;

/// A feed's samples end in one of these; nothing is suppressed in it.
constexpr Outcome classes[] = {Outcome::delivered, Outcome::late, Outcome::duplicated,
                               Outcome::misconverted, Outcome::lost};

std::string_view chinese(Outcome outcome) {
  switch (outcome) {
    case Outcome::delivered:
      return "及时入库";
    case Outcome::late:
      return "迟到";
    case Outcome::duplicated:
      return "重复入库";
    case Outcome::misconverted:
      return "误读";
    case Outcome::lost:
      return "丢失";
    case Outcome::suppressed:
      return "依规不报";
  }
  return {};
}

ordered_json json_of(const ledger::Counts& counts) {
  ordered_json result{{"sent", counts.produced()}};
  for (const Outcome outcome : classes) result[ledger::name(outcome)] = counts[outcome];
  return result;
}

ordered_json json_of(const std::optional<double>& value) {
  return value ? ordered_json(*value) : ordered_json();
}

std::string value_text(const std::optional<double>& value) {
  return value ? fmt::format("{}", *value) : "-";
}

double seconds(rt::Duration duration) {
  return std::chrono::duration<double>(duration).count();
}

ordered_json json_of(const ScoreExample& example) {
  return {{"class", ledger::name(example.outcome)},
          {"rule", ledger::name(example.rule)},
          {"mine", example.series.mine},
          {"point", example.series.point},
          {"time", core::to_text(example.time)},
          {"file", example.file},
          {"record", example.record},
          {"sent", json_of(example.sent)},
          {"stored", json_of(example.stored)},
          {"visible_after_s",
           example.visible_after ? ordered_json(seconds(*example.visible_after)) : ordered_json()}};
}

std::string text_of(const ScoreExample& example) {
  const std::string_view rule = ledger::name(example.rule);
  std::string text =
      fmt::format("  {}{}{}: {} {} {}, record {} of {}: sent {}, stored {}",
                  ledger::name(example.outcome), rule.empty() ? "" : " ", rule, example.series.mine,
                  example.series.point, core::to_text(example.time), example.record, example.file,
                  value_text(example.sent), value_text(example.stored));
  if (example.visible_after)
    text += fmt::format(", visible after {:.1f} s", seconds(*example.visible_after));
  return text + '\n';
}

std::string remarks(const Score& score) {
  std::string text;
  const auto remark = [&text](std::int64_t count, std::string_view zh, std::string_view en) {
    if (count > 0) text += fmt::format("  {:>10}  {} {}\n", count, zh, en);
  };
  remark(score.rows, "导出行数", "rows in the export");
  remark(score.not_followed, "台账不跟踪的测点（累计量）",
         "of points that the ledger does not follow (counters)");
  remark(score.outside, "其他煤矿或其他时段", "of other mines or other times");
  remark(score.unexplained, "台账无法解释", "that nothing explains");
  remark(score.without_received, "无入库时间，按应答时间判定",
         "without received_at: judged by the acknowledgement");
  return text;
}

std::string detail(const Score& score, Outcome outcome) {
  if (outcome == Outcome::late && score.total[outcome] > 0)
    return fmt::format("  其中馈送方中断所致 of them delayed by the feed: {}",
                       score.late_in_trouble);
  if (outcome == Outcome::lost && score.total[outcome] > 0)
    return fmt::format("  其中已应答 of them acknowledged: {}", score.lost_promised);
  return {};
}

}  // namespace

std::string score_text(const SentLedger& sent, const Score& score) {
  std::string text =
      fmt::format("{}\n  {:>10}  样本 samples sent\n", sent.scenario, score.total.produced());
  for (const Outcome outcome : classes)
    text += fmt::format("  {:>10}  {} {}{}\n", score.total[outcome], chinese(outcome),
                        ledger::name(outcome), detail(score, outcome));
  text += remarks(score);
  for (const auto& [mine, counts] : score.mines) {
    if (counts[Outcome::delivered] == counts.produced()) continue;
    text += fmt::format("{}:", mine);
    for (const Outcome outcome : classes)
      text += fmt::format(" {} {}", ledger::name(outcome), counts[outcome]);
    text += '\n';
  }
  for (const ScoreExample& example : score.examples) text += text_of(example);
  for (const StoredSample& row : score.unexplained_examples)
    text += fmt::format("  unexplained: {} {} {}: stored {}\n", row.series.mine, row.series.point,
                        core::to_text(row.time), value_text(row.value));
  return text + (score.balances() ? "账目相符 the ledgers balance\n"
                                  : "账目不符 the ledgers do not balance\n");
}

std::string score_json(const SentLedger& sent, const Score& score) {
  ordered_json result{
      {"scenario", sent.scenario}, {"pace", sent.pace}, {"balances", score.balances()}};
  result["samples"] = json_of(score.total);
  result["late_delayed_by_feed"] = score.late_in_trouble;
  result["lost_acknowledged"] = score.lost_promised;
  result["misconverted_by"] = ordered_json::object();
  for (const auto& [rule, count] : score.misconverted_by)
    result["misconverted_by"][ledger::name(rule)] = count;
  result["export"] = {{"rows", score.rows},
                      {"without_received_at", score.without_received},
                      {"not_followed", score.not_followed},
                      {"outside", score.outside},
                      {"unexplained", score.unexplained}};
  result["mines"] = ordered_json::object();
  for (const auto& [mine, counts] : score.mines) result["mines"][mine] = json_of(counts);
  result["examples"] = ordered_json::array();
  for (const ScoreExample& example : score.examples) result["examples"].push_back(json_of(example));
  return result.dump(2) + '\n';
}

}  // namespace headframe::sim::feed
