#include "sim/report/json.hpp"

#include <charconv>
#include <cmath>
#include <stdexcept>

#include "platform/kpi/table.hpp"

namespace headframe::sim::report {
namespace {

using Json = nlohmann::ordered_json;

double seconds(record::Moment length) { return std::chrono::duration<double>(length).count(); }

std::uint64_t seed_number(const std::string& text) {
  std::uint64_t seed = 0;
  const auto end = text.data() + text.size();
  const auto [rest, error] = std::from_chars(text.data(), end, seed);
  if (error != std::errc{} || rest != end) {
    throw std::logic_error("the run's seed is not a number: " + text);
  }
  return seed;
}

/// "samples.lost" is the member `lost` of the member `samples`.
Json& member(Json& object, std::string_view key) {
  const auto dot = key.find('.');
  if (dot == std::string_view::npos) return object[std::string(key)];
  return object[std::string(key.substr(0, dot))][std::string(key.substr(dot + 1))];
}

Json number(const record::Kpi& row) {
  const bool whole = row.unit == "count" && std::nearbyint(*row.value) == *row.value;
  return whole ? Json(static_cast<std::int64_t>(*row.value)) : Json(*row.value);
}

std::string_view text_of(record::Verdict verdict) {
  switch (verdict) {
    case record::Verdict::met: return "met";
    case record::Verdict::missed: return "missed";
    case record::Verdict::not_measured: return "not measured";
  }
  return {};
}

Json expectations_of(const RunSummary& summary) {
  Json list = Json::array();
  for (const record::Expectation& e : summary.expectations)
    if (e.kind == "expect")
      list.push_back({{"text", e.text}, {"actual", e.actual}, {"pass", e.pass}});
  return list;
}

/// Why the platform's work orders say something else than the truth.
Json differences_of(const RunSummary& summary) {
  Json list = Json::array();
  for (const record::Note& note : summary.notes)
    if (note.kind == "difference") list.push_back({{"zh", note.zh}, {"en", note.en}});
  return list;
}

Json targets_of(const RunSummary& summary) {
  Json list = Json::array();
  for (const record::Expectation& e : summary.expectations)
    if (e.kind == "target")
      list.push_back({{"text", e.text},
                      {"actual", e.actual},
                      {"verdict", text_of(record::verdict_of(e))}});
  return list;
}

}  // namespace

Json result_json(const RunSummary& summary) {
  const record::Run& run = summary.run;
  Json values = Json::object(), missing = Json::object(), believed = Json::object();
  for (const kpi::Indicator& entry : kpi::indicators()) {
    const auto* row = find_kpi(summary, entry.key, "truth");
    if (!row) throw std::logic_error("the run has no figure for " + std::string(entry.key));
    member(values, entry.key) = row->value ? number(*row) : Json(nullptr);
    if (!row->value) {
      member(missing, entry.key) = {{"zh", row->missing_zh}, {"en", row->missing_en}};
    }
    const auto* seen = find_kpi(summary, entry.key, "belief");
    if (seen && seen->value) member(believed, entry.key) = number(*seen);
  }
  return {{"scenario", run.scenario},
          {"seed", seed_number(run.seed)},
          {"digest", run.digest},
          {"simulated_s", seconds(run.simulated)},
          {"wall_s", run.wall_s},
          {"kpi", std::move(values)},
          {"kpi_missing", std::move(missing)},
          {"kpi_believed", std::move(believed)},
          {"differences", differences_of(summary)},
          {"expectations", expectations_of(summary)},
          {"targets", targets_of(summary)}};
}

std::string json_report(std::span<const RunSummary> runs) {
  if (runs.size() == 1) return result_json(runs.front()).dump(2) + '\n';
  Json all = Json::array();
  for (const RunSummary& summary : runs) all.push_back(result_json(summary));
  return all.dump(2) + '\n';
}

}  // namespace headframe::sim::report
