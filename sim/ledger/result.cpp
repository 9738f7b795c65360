#include "sim/ledger/result.hpp"

#include <fmt/format.h>

namespace headframe::sim::ledger {

kpi::Tally connected_mines(const Result& result) {
  kpi::Tally tally;
  for (const MineResult& mine : result.mines) {
    const Counts& n = mine.total;
    if (n.produced() == n[Outcome::suppressed]) continue;
    tally.due += 1;
    const auto stored = n[Outcome::delivered] + n[Outcome::late] + n[Outcome::duplicated] +
                        n[Outcome::misconverted];
    if (stored > 0) tally.done += 1;
  }
  return tally;
}

std::vector<record::LedgerBin> ledger_rows(const Result& result) {
  std::vector<record::LedgerBin> rows;
  for (const MineResult& mine : result.mines) {
    for (std::size_t i = 0; i < mine.bins.size(); ++i) {
      const Counts& n = mine.bins[i];
      if (n.produced() == 0) continue;
      rows.push_back({mine.mine, static_cast<std::int64_t>(i) * result.bin, result.bin,
                      n.produced(), n[Outcome::delivered], n[Outcome::late],
                      n[Outcome::duplicated], n[Outcome::misconverted], n[Outcome::lost],
                      n[Outcome::suppressed]});
    }
  }
  return rows;
}

std::vector<record::LostInterval> lost_rows(const Result& result) {
  std::vector<record::LostInterval> rows;
  for (const MineResult& mine : result.mines) {
    for (const kpi::Span& span : mine.lost.spans()) rows.push_back({mine.mine, span.begin, span.end});
  }
  return rows;
}

std::vector<record::Note> ledger_notes(const Result& result) {
  std::vector<record::Note> notes;
  const auto add = [&](std::int64_t count, std::string_view zh, std::string_view en) {
    if (count == 0) return;
    notes.push_back({"ledger", fmt::format("{}：{}", zh, count), fmt::format("{}: {}", en, count)});
  };
  for (std::size_t i = 1; i < rule_count; ++i) {
    const auto rule = name(static_cast<Rule>(i));
    add(result.misconverted_by[i], fmt::format("误转换，规则 {}", rule),
        fmt::format("misconverted by the rule {}", rule));
  }
  add(result.unexplained, "入库但没有任何真值可以解释的样本",
      "samples stored that no truth explains");
  add(result.beyond_window, "入库时其文件早已结清、不再比对的样本",
      "samples stored for a file that was settled too long ago to be compared");
  add(result.stored_though_withheld, "依规不传（如标校）但仍入库的样本",
      "samples stored although a rule withholds them, such as during calibration");
  return notes;
}

std::vector<record::Example> example_rows(const Result& result) {
  std::vector<record::Example> rows;
  for (const Example& example : result.examples) {
    rows.push_back({std::string(name(example.outcome)), std::string(name(example.rule)),
                    example.mine, example.point, example.file, example.record, example.at,
                    example.true_value, example.stored_value});
  }
  return rows;
}

}  // namespace headframe::sim::ledger
