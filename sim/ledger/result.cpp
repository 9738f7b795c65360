#include "sim/ledger/result.hpp"

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
