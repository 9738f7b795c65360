#include "viz/models/attribution.hpp"

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

namespace headframe::viz {
namespace {

using sim::record::AbnormalCause;
using sim::record::Outage;

Moment overlap(Range a, Range b) {
  return std::max(std::min(a.end, b.end) - std::max(a.begin, b.begin), Moment{});
}

Range rangeOf(const AbnormalCause &row) { return {row.begin, row.end}; }

/// For files without the table: the platform's outages, one after the other, are the abnormal time.
std::vector<AbnormalCause> rowsOfPlatform(const std::vector<Outage> &outages) {
  std::vector<AbnormalCause> rows;
  Moment reached = Moment::min();
  for (const Outage &outage : outages) {
    if (outage.subject != "platform" || *outage.end <= reached) continue;
    const Moment begin = std::max(outage.begin, reached);
    rows.push_back({begin, *outage.end, outage.cause, true, true, 1});
    reached = *outage.end;
  }
  return rows;
}

std::vector<Range> united(const std::vector<AbnormalCause> &rows) {
  std::vector<Range> ranges;
  for (const AbnormalCause &row : rows) {
    if (!ranges.empty() && row.begin <= ranges.back().end)
      ranges.back().end = std::max(ranges.back().end, row.end);
    else
      ranges.push_back(rangeOf(row));
  }
  return ranges;
}

}  // namespace

Attribution::Attribution(const Content &content)
    : rows_(content.abnormal), outages_(content.outages) {
  for (Outage &outage : outages_)
    outage.end = outage.end.value_or(std::max(outage.begin, content.run.simulated));
  constexpr int firstWithTable = 4;
  judgedByRule_ = content.schemaVersion >= firstWithTable &&
                  content.link.phase == LinkState::Phase::recorded;
  if (!judgedByRule_) rows_ = rowsOfPlatform(outages_);
  stretches_ = united(rows_);
}

Moment Attribution::abnormal(Range range) const {
  Moment sum{};
  for (const Range &stretch : stretches_) sum += overlap(stretch, range);
  return sum;
}

std::vector<CauseInRange> Attribution::causes(Range range) const {
  std::map<std::string, CauseInRange> byCause;
  for (const AbnormalCause &row : rows_) {
    const Moment length = overlap(rangeOf(row), range);
    if (length == Moment{}) continue;
    CauseInRange &entry = byCause[row.cause];
    entry.present += length;
    if (row.decisive) entry.decisive += length;
    if (row.first_in) entry.firstIn += length;
    entry.proportional += length / std::max<std::int64_t>(row.sharing, 1);
  }
  for (const Outage &outage : outages_)
    if (overlap({outage.begin, *outage.end}, range) > Moment{}) ++byCause[outage.cause].outages;
  std::vector<CauseInRange> causes;
  for (auto &[cause, entry] : byCause) {
    entry.cause = cause;
    causes.push_back(std::move(entry));
  }
  std::ranges::sort(causes, [](const CauseInRange &a, const CauseInRange &b) {
    return std::tie(b.firstIn, b.present, a.cause) < std::tie(a.firstIn, a.present, b.cause);
  });
  return causes;
}

}  // namespace headframe::viz
