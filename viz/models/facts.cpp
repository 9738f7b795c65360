#include "viz/models/facts.hpp"

#include <QCoreApplication>
#include <QStringList>
#include <utility>

#include "viz/models/words.hpp"

namespace headframe::viz {
namespace {

QString said(const char *text) { return QCoreApplication::translate("Facts", text); }

QString share(std::int64_t part, std::int64_t whole) {
  if (whole == 0) return {};
  const double percent = 100.0 * static_cast<double>(part) / static_cast<double>(whole);
  return QStringLiteral(" (%1 %)").arg(percent, 0, 'f', percent < 1 ? 2 : 1);
}

QString counted(std::int64_t part, std::int64_t whole) {
  return QString::number(part) + share(part, whole);
}

/// The amount that the run's accounts name, or why there is none.
Fact moneyOf(const Content &content) {
  const QString what = said(QT_TRANSLATE_NOOP("Facts", "Money, whole run"));
  for (const auto &kpi : content.kpis)
    if (kpi.key == "om_cost_cny" && kpi.side == "truth")
      return {what, kpi.value ? figure(kpi) : pick(kpi.missing_zh, kpi.missing_en)};
  return {what, said(QT_TRANSLATE_NOOP("Facts", "this source knows no accounts"))};
}

void addInstant(std::vector<Fact> &facts, const Content &content, const QString &what,
                std::optional<Moment> at) {
  facts.push_back({what, at ? civilTime(content.run.begin_local, *at)
                            : said(QT_TRANSLATE_NOOP("Facts", "never in this run"))});
}

QString stageOf(Stage::Kind kind) {
  switch (kind) {
    case Stage::undetected: return said(QT_TRANSLATE_NOOP("Facts", "Until it was noticed"));
    case Stage::unanswered: return said(QT_TRANSLATE_NOOP("Facts", "Until somebody responded"));
    case Stage::waiting: return said(QT_TRANSLATE_NOOP("Facts", "Waited for crew or parts"));
    case Stage::work: return said(QT_TRANSLATE_NOOP("Facts", "Repair work"));
    case Stage::paperwork: return said(QT_TRANSLATE_NOOP("Facts", "Until the ticket was closed"));
  }
  return {};
}

}  // namespace

std::vector<Fact> factsOfToll(const Content &content, Range range) {
  const Toll toll = tollOf(content, range);
  std::vector<Fact> facts;
  const auto add = [&facts](const char *what, const QString &value) {
    facts.push_back({said(what), value});
  };
  add(QT_TRANSLATE_NOOP("Facts", "Mines without data at some time"),
      said(QT_TRANSLATE_NOOP("Facts", "%1 of %2")).arg(toll.darkMines).arg(toll.mines));
  add(QT_TRANSLATE_NOOP("Facts", "Time without data, summed over mines"), duration(toll.darkTime));
  if (toll.binLength) {
    add(QT_TRANSLATE_NOOP("Facts", "Samples lost"), counted(toll.lost, toll.produced));
    add(QT_TRANSLATE_NOOP("Facts", "Samples late"), counted(toll.late, toll.produced));
    add(QT_TRANSLATE_NOOP("Facts", "Samples stored with a wrong meaning"),
        counted(toll.misconverted, toll.produced));
    add(QT_TRANSLATE_NOOP("Facts", "Samples are counted in steps of"), duration(*toll.binLength));
  } else {
    add(QT_TRANSLATE_NOOP("Facts", "Samples"),
        said(QT_TRANSLATE_NOOP("Facts", "this source keeps no ledger")));
  }
  add(QT_TRANSLATE_NOOP("Facts", "True over-limits nobody saw"), counted(toll.missed, toll.alarms));
  add(QT_TRANSLATE_NOOP("Facts", "True over-limits seen after more than a minute"),
      counted(toll.lateAlarms, toll.alarms));
  add(QT_TRANSLATE_NOOP("Facts", "Faults that began"), QString::number(toll.faults));
  add(QT_TRANSLATE_NOOP("Facts", "Faults open"), QString::number(toll.underRepair));
  add(QT_TRANSLATE_NOOP("Facts", "Repair work"), duration(toll.repairWork));
  facts.push_back(moneyOf(content));
  return facts;
}

std::vector<Fact> factsOfFault(const Content &content, const sim::record::Fault &fault) {
  std::vector<Fact> facts{
      {said(QT_TRANSLATE_NOOP("Facts", "Fault")), QString::fromStdString(fault.id)},
      {said(QT_TRANSLATE_NOOP("Facts", "Device")), QString::fromStdString(fault.device)},
      {said(QT_TRANSLATE_NOOP("Facts", "What happened")), causeWords(causeOf(fault))},
      {said(QT_TRANSLATE_NOOP("Facts", "Root cause")), QString::fromStdString(fault.root_cause)},
      {said(QT_TRANSLATE_NOOP("Facts", "Repeats an earlier fault")),
       fault.repeat ? said(QT_TRANSLATE_NOOP("Facts", "yes")) : said(QT_TRANSLATE_NOOP("Facts", "no"))}};
  addInstant(facts, content, said(QT_TRANSLATE_NOOP("Facts", "Failed")), fault.failed);
  for (const Stage &stage : stagesOf(fault, content.run.simulated))
    facts.push_back({stageOf(stage.kind), duration(stage.range.end - stage.range.begin)});
  addInstant(facts, content, said(QT_TRANSLATE_NOOP("Facts", "Restored")), fault.restored);
  addInstant(facts, content, said(QT_TRANSLATE_NOOP("Facts", "Ticket closed")), fault.ticket_closed);
  return facts;
}

std::vector<Fact> factsOfOutage(const Content &content, const std::string &cause, const Bar &bar) {
  std::vector<Fact> facts{
      {said(QT_TRANSLATE_NOOP("Facts", "What was down")),
       subjectWords(bar.subject) + QLatin1Char(' ') + QString::fromStdString(bar.id)},
      {said(QT_TRANSLATE_NOOP("Facts", "Cause")), causeWords(cause)},
      {said(QT_TRANSLATE_NOOP("Facts", "Planned")),
       bar.planned ? said(QT_TRANSLATE_NOOP("Facts", "yes")) : said(QT_TRANSLATE_NOOP("Facts", "no"))}};
  addInstant(facts, content, said(QT_TRANSLATE_NOOP("Facts", "Began")), bar.range.begin);
  addInstant(facts, content, said(QT_TRANSLATE_NOOP("Facts", "Ended")),
             bar.open ? std::nullopt : std::optional(bar.range.end));
  facts.push_back({said(QT_TRANSLATE_NOOP("Facts", "Lasted")),
                   duration(bar.range.end - bar.range.begin)});
  return facts;
}

QString sentenceOf(const Content &content, const Attribution &attribution, Range range) {
  const std::string &begin = content.run.begin_local;
  const QString when = said(QT_TRANSLATE_NOOP("Facts", "%1 to %2"))
                           .arg(civilTime(begin, range.begin), civilTime(begin, range.end));
  const Moment abnormal = attribution.abnormal(range);
  if (abnormal == Moment{})
    return said(QT_TRANSLATE_NOOP("Facts", "%1: the system was normal all the time.")).arg(when);
  QStringList parts{said(QT_TRANSLATE_NOOP("Facts", "%1: abnormal for %2"))
                        .arg(when, duration(abnormal))};
  const auto causes = attribution.causes(range);
  parts << said(QT_TRANSLATE_NOOP("Facts", "first cause %1 (%2)"))
               .arg(causeWords(causes.front().cause), duration(causes.front().firstIn));
  const Toll toll = tollOf(content, range);
  parts << said(QT_TRANSLATE_NOOP("Facts", "%1 of %2 mines without data at some time"))
               .arg(toll.darkMines)
               .arg(toll.mines);
  if (toll.binLength)
    parts << said(QT_TRANSLATE_NOOP("Facts", "samples lost %1, late %2"))
                 .arg(counted(toll.lost, toll.produced), counted(toll.late, toll.produced));
  parts << said(QT_TRANSLATE_NOOP("Facts", "true over-limits unseen %1 of %2"))
               .arg(toll.missed)
               .arg(toll.alarms);
  parts << said(QT_TRANSLATE_NOOP("Facts", "faults open %1, repair work %2"))
               .arg(toll.underRepair)
               .arg(duration(toll.repairWork));
  return parts.join(said(QT_TRANSLATE_NOOP("Facts", "; "))) +
         said(QT_TRANSLATE_NOOP("Facts", "."));
}

void FactsModel::show(std::vector<Fact> facts) {
  if (facts == facts_) return;
  beginResetModel();
  facts_ = std::move(facts);
  endResetModel();
}

int FactsModel::rowCount(const QModelIndex &parent) const {
  return parent.isValid() ? 0 : static_cast<int>(facts_.size());
}

int FactsModel::columnCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : 2; }

QVariant FactsModel::data(const QModelIndex &index, int role) const {
  if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
  const Fact &fact = facts_[static_cast<std::size_t>(index.row())];
  const QString &text = index.column() == 0 ? fact.what : fact.value;
  if (role == Qt::DisplayRole || role == Qt::ToolTipRole) return text;
  return {};
}

QVariant FactsModel::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation != Qt::Horizontal || role != Qt::DisplayRole) return {};
  return section == 0 ? said(QT_TRANSLATE_NOOP("Facts", "What"))
                      : said(QT_TRANSLATE_NOOP("Facts", "Figure"));
}

}  // namespace headframe::viz
