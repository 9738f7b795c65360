#include "sim/city/chronicle.hpp"

#include <algorithm>
#include <fstream>
#include <stdexcept>

#include <fmt/chrono.h>
#include <fmt/format.h>

#include "platform/kpi/evaluate.hpp"
#include "sim/city/equipment_rows.hpp"
#include "sim/ledger/paperwork.hpp"
#include "sim/record/reader.hpp"
#include "sim/record/writer.hpp"
#include "sim/report/html_report.hpp"
#include "sim/report/json.hpp"
#include "sim/report/junit.hpp"
#include "sim/report/map.hpp"
#include "sim/report/summary.hpp"
#include "sim/scenario/load.hpp"

namespace headframe::sim::city {
namespace {

constexpr kpi::Duration ten_minutes = std::chrono::minutes(10);

std::string local_time(rt::WallTime time) {
  const auto seconds =
      std::chrono::floor<std::chrono::seconds>(time.since_epoch + std::chrono::hours(8));
  return fmt::format("{:%Y-%m-%dT%H:%M:%S}+08:00", std::chrono::sys_seconds(seconds));
}

std::string_view state_name(scenario::MineState state) {
  switch (state) {
    case scenario::MineState::producing:
      return "producing";
    case scenario::MineState::under_construction:
      return "construction";
    case scenario::MineState::rectifying:
      return "rectifying";
    case scenario::MineState::stopped:
      return "stopped";
  }
  return {};
}

kpi::Observation observe(const Findings& findings) {
  kpi::Observation seen;
  seen.downtime = findings.downtime;
  seen.faults = findings.faults;
  seen.connected_mines = ledger::connected_mines(findings.ledger);
  seen.samples = ledger::to_kpi(findings.ledger.total);
  seen.alarms = findings.alarms.counts;
  if (findings.paperwork) {
    seen.patrols = findings.paperwork->patrols;
    seen.reports = findings.paperwork->reports;
  }
  return seen;
}

/// The platform sees silent mines, and cannot tell a cut line from a mine that was switched off. Of
/// faults it knows what people wrote down.
kpi::Observation believe(const Findings& findings) {
  kpi::Observation seen;
  seen.downtime = findings.downtime;
  seen.downtime->outages = findings.believed_outages;
  for (kpi::Route& route : seen.downtime->routes) route.lines.clear();
  if (findings.paperwork) seen.faults = findings.paperwork->orders;
  return seen;
}

/// Both sides' figures, from the same formulas.
struct Sides {
  std::vector<kpi::Figure> truth, belief;

  std::optional<double> operator()(std::string_view key) const {
    constexpr std::string_view believed = "believed.";
    const bool of_belief = key.starts_with(believed);
    if (of_belief) key.remove_prefix(believed.size());
    for (const kpi::Figure& f : of_belief ? belief : truth)
      if (f.key == key) return kpi::value_of(f.value);
    return std::nullopt;
  }
};

std::vector<record::Expectation> judge(const std::vector<scenario::Check>& checks,
                                       std::string_view kind, const Sides& figure) {
  std::vector<record::Expectation> rows;
  for (const scenario::Check& check : checks) {
    const scenario::Verdict verdict = scenario::evaluate(check.expression, figure);
    const std::string actual =
        verdict.actual ? fmt::format("{:.6g}", *verdict.actual) : verdict.why;
    rows.push_back({std::string(kind), check.expression.text, actual, verdict.pass, verdict.why});
  }
  return rows;
}

void note_people_and_equipment(record::Writer& writer, const scenario::Scenario& scenario,
                               const Findings& f) {
  const auto note = [&writer](const char* kind, std::string zh, std::string en) {
    writer.add(record::Note{kind, std::move(zh), std::move(en)});
  };
  const auto kinds = scenario.equipment.components.size();
  if (kinds > 0) {
    note("drawn",
         fmt::format("{} 类部件何时失效、多久修好由清单按种子抽取，与 headframe study 的第 0 次重复相同",
                     kinds),
         fmt::format("when the {} kinds of components fail and how long their repair takes is drawn "
                     "from the list by the seed, as in replicate 0 of headframe study", kinds));
    note("code", "失效的后果是真实的：主机停止、重启后由平台自行恢复，线路中断，磁盘和处理器变慢",
         "what a failure does is real: the machine falls and the platform recovers by itself when "
         "it starts again, lines are cut, disks and processors become slow");
    const auto& list = scenario.equipment.components;
    if (std::ranges::any_of(list, [](const auto& entry) { return entry.second.upgrades.has_value(); }))
      note("code",
           "清单中的煤矿系统升级是真实的：煤矿换成新系统并上传新格式的文件；修复后送达的又是平台读得懂的格式。"
           "何时升级、换成哪种系统按种子抽取",
           "a mine's upgrade by the list is real: the mine writes what its new system writes, and once "
           "repaired, what arrives is again what the platform reads. When, and to which system, is "
           "drawn by the seed");
  }
  if (f.paperwork)
    note("drawn", "值班员、检修人员和矿调度员的延误、取整、遗忘按种子抽取；他们只看得到平台页面和现场迹象",
         "delays, rounding and forgetting of officers, technicians and dispatchers are drawn by the "
         "seed; they see what pages and signs show, and no more");
  else
    note("not modelled", "值班人员和费用不在本次运行中，因此费用没有数值",
         "duty officers and money have no part in this run, so cost has no figure");
  if (f.paperwork || kinds == 0)
    note("not modelled",
         "时间线上的故障何时修复由时间线决定：到场、备件和费用没有建模，因此真实响应时间和费用没有数值",
         "when a fault of the timeline is mended is the timeline's: arrivals, spares and money are "
         "not modelled, so the true response time and cost have no figure");
}

void add_notes(record::Writer& writer, const scenario::Scenario& scenario, const Findings& f) {
  const auto note = [&writer](const char* kind, std::string zh, std::string en) {
    writer.add(record::Note{kind, std::move(zh), std::move(en)});
  };
  note("code", "平台（FTP 接收、解码、入库、报警）是真实代码，运行在模拟的主机、磁盘和网络上",
       "the platform (FTP, decoding, storage, alarms) is real code on simulated machines, disks "
       "and lines");
  note("drawn", "井下瓦斯、通风、人员以及传感器故障由模型按种子抽取",
       "gas, ventilation, people and sensor faults underground are drawn from models by the seed");
  note_people_and_equipment(writer, scenario, f);
  note("ledger",
       fmt::format("煤矿写出 {} 个文件，{} 个得到应答，{} 次上传失败，{} 个文件被放弃",
                   f.truth.files, f.truth.delivered, f.truth.failed_uploads, f.truth.abandoned),
       fmt::format("the mines wrote {} files, {} were acknowledged, {} uploads failed, {} files "
                   "were given up",
                   f.truth.files, f.truth.delivered, f.truth.failed_uploads, f.truth.abandoned));
  note(
      "ledger",
      fmt::format("平台登记 {} 个文件：接受 {}，部分 {}，拒收 {}，重复 {}，冲突 {}；被拒记录 {} 条",
                  f.belief.files, f.belief.accepted, f.belief.partial, f.belief.refused,
                  f.belief.duplicates, f.belief.conflicts, f.belief.rejected_records),
      fmt::format(
          "the platform booked {} files: {} accepted, {} partial, {} refused, {} duplicates, "
          "{} conflicts; {} records rejected",
          f.belief.files, f.belief.accepted, f.belief.partial, f.belief.refused,
          f.belief.duplicates, f.belief.conflicts, f.belief.rejected_records));
  for (const auto& [rule, files] : f.belief.refused_by)
    note("ledger", fmt::format("平台因规则 {} 未收下 {} 个文件", rule, files),
         fmt::format("the platform did not take {} files by its rule {}", files, rule));
  for (const std::string& defect : f.defects)
    note("ledger", "平台缺陷：" + defect, "platform defect: " + defect);
}

std::vector<record::Note> notes_of_paperwork(const Findings& f) {
  if (!f.paperwork) return {};
  std::vector<ledger::TrueFault> faults;
  for (std::size_t i = 0; i < f.faults.size(); ++i)
    faults.push_back({f.faults[i], f.paperwork->touched[i]});
  return ledger::differences(faults, f.paperwork->orders, f.downtime.calendar.horizon);
}

void note_cut_short(record::Writer& writer, const scenario::Scenario& scenario,
                    rt::Duration horizon) {
  const std::size_t hidden = scenario::incidents_after(scenario, horizon);
  const std::size_t all = scenario.timeline.size();
  if (hidden == 0) return;
  writer.add(record::Note{
      "not measured",
      fmt::format("时间线上 {} 起事件中有 {} 起在本次运行的时段之后，没有发生", all, hidden),
      fmt::format("{} of the timeline's {} incidents lie beyond the horizon of this run and did "
                  "not happen",
                  hidden, all)});
}

/// Lines are drawn from the centre to the middle of the mines that they serve.
void add_geography(record::Writer& writer, const scenario::Scenario& scenario) {
  constexpr double centre_longitude = 113.6254, centre_latitude = 34.7466;  // city government
  writer.add(record::Place{"centre", "centre", "监控中心", "Monitoring centre", "郑州市", "", "",
                           false, centre_longitude, centre_latitude});
  struct Middle {
    double longitude = 0, latitude = 0;
    int mines = 0;
  };
  std::map<std::string, Middle> middles;
  for (const auto& [name, mine] : scenario.mines) {
    const auto line = rented_line(scenario, mine);
    writer.add(record::Place{name, "mine", mine.name.zh, mine.name.en,
                             scenario.counties.at(mine.county).name.zh,
                             std::string(state_name(mine.state)), line.value_or(""), mine.synthetic,
                             mine.position.lon, mine.position.lat,
                             scenario.counties.at(mine.county).name.en});
    if (!line || !mine.connected) continue;
    Middle& middle = middles[*line];
    middle.longitude += mine.position.lon;
    middle.latitude += mine.position.lat;
    ++middle.mines;
  }
  for (const auto& [line, middle] : middles) {
    const scenario::Bilingual name =
        scenario.links.at(line).name.value_or(scenario::Bilingual{line, line});
    writer.add(record::Line{line, name.zh, name.en, middle.longitude / middle.mines,
                            middle.latitude / middle.mines, centre_longitude, centre_latitude});
  }
}

template <class Rows>
void add_all(record::Writer& writer, const Rows& rows) {
  for (const auto& row : rows) writer.add(row);
}

void write_file(const std::filesystem::path& path, const std::string& content) {
  std::ofstream file(path, std::ios::binary);
  file << content;
  if (!file.flush()) throw std::runtime_error("cannot write " + path.string());
}

void write_reports(const RunRequest& request) {
  const record::Reader reader(request.folder / "run.db");
  const report::RunSummary summary = report::read_summary(reader);
  const auto one = std::span(&summary, 1);
  write_file(request.folder / "result.json", report::json_report(one));
  write_file(request.folder / "junit.xml", report::junit_report(one));
  write_file(request.folder / "report.html",
             report::html_report(summary, report::read_counties(request.counties)));
}

}  // namespace

bool write_chronicle(const scenario::Scenario& scenario, const RunRequest& request,
                     rt::Duration horizon, const Findings& findings) {
  const kpi::Rules& rules = scenario.measures;
  const Sides figures{kpi::evaluate(observe(findings), rules),
                      kpi::evaluate(believe(findings), rules)};
  const auto expectations = judge(scenario.expect, "expect", figures);
  const auto targets = judge(scenario.targets, "target", figures);
  bool met = true;
  for (const auto& row : expectations) met = met && row.pass;

  record::Writer writer(request.folder / "run.db");
  writer.add(record::Run{scenario.name, scenario.title.zh, scenario.title.en,
                         std::to_string(request.seed), request.commit, findings.digest,
                         local_time(scenario.start), request.made_at, request.command,
                         expectations.empty() ? "not judged"
                         : met                ? "passed"
                                              : "failed",
                         horizon, findings.simulated, request.elapsed_s(),
                         request.horizon == Horizon::full ? "full" : "smoke"});
  add_all(writer, request.scenario_files);
  add_all(writer, findings.checkpoints);
  add_notes(writer, scenario, findings);
  add_all(writer, notes_of_paperwork(findings));
  note_cut_short(writer, scenario, horizon);
  add_geography(writer, scenario);
  add_all(writer, findings.events);
  if (!scenario.equipment.components.empty())
    add_all(writer, equipment_rows(scenario));
  add_all(writer, ledger::outage_rows(findings.downtime.outages));
  add_all(writer, ledger::downtime_rows(findings.downtime, rules.day_rate));
  add_all(writer, ledger::abnormal_rows(findings.downtime, rules.day_rate));
  add_all(writer,
          ledger::fault_rows(findings.faults, findings.downtime.calendar.horizon, rules.repeat));
  add_all(writer, findings.alarms.rows);
  add_all(writer, ledger::ledger_rows(findings.ledger));
  add_all(writer, ledger::lost_rows(findings.ledger));
  add_all(writer, ledger::example_rows(findings.ledger));
  record::Series stored{"stored", "每十分钟入库值", "values stored in ten minutes", "values"};
  stored.cadence = ten_minutes;
  writer.add(stored);
  for (const auto& [number, values] : findings.values_per_ten_minutes)
    writer.add(record::SeriesPoint{"stored", number * ten_minutes, static_cast<double>(values)});
  add_all(writer, report::kpi_rows(figures.truth, "truth"));
  add_all(writer, report::kpi_rows(figures.belief, "belief"));
  add_all(writer, expectations);
  add_all(writer, targets);
  writer.finish();
  write_reports(request);
  return met;
}

}  // namespace headframe::sim::city
