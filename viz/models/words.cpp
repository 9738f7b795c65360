#include "viz/models/words.hpp"

#include <QCoreApplication>
#include <QDateTime>
#include <QStringList>
#include <array>

namespace headframe::viz {
namespace {

QString translated(const char *text) { return QCoreApplication::translate("Words", text); }

struct Word {
  const char *name, *text;
};

constexpr std::array causeTable{
    Word{"failed", QT_TRANSLATE_NOOP("Words", "failed")},
    Word{"planned", QT_TRANSLATE_NOOP("Words", "planned maintenance")},
    Word{"line-cut", QT_TRANSLATE_NOOP("Words", "line cut")},
    Word{"node-crash", QT_TRANSLATE_NOOP("Words", "machine crashed")},
    Word{"mains-failure", QT_TRANSLATE_NOOP("Words", "mains failed")},
    Word{"disk-full", QT_TRANSLATE_NOOP("Words", "disk full")},
    Word{"disk-lost", QT_TRANSLATE_NOOP("Words", "disk lost")},
    Word{"upgrade", QT_TRANSLATE_NOOP("Words", "being replaced")},
    Word{"files-held-back", QT_TRANSLATE_NOOP("Words", "files held back")},
    Word{"silent", QT_TRANSLATE_NOOP("Words", "mine is silent")},
    Word{"silent-by-law", QT_TRANSLATE_NOOP("Words", "mine may be silent")},
    Word{"broke-off", QT_TRANSLATE_NOOP("Words", "platform broke off")},
    Word{"stopped", QT_TRANSLATE_NOOP("Words", "platform was stopped")},
    Word{"no-sign-of-life", QT_TRANSLATE_NOOP("Words", "platform gave no sign of life")},
};
constexpr std::array categoryTable{
    Word{"software", QT_TRANSLATE_NOOP("Words", "Software")},
    Word{"hardware", QT_TRANSLATE_NOOP("Words", "Hardware")},
    Word{"line", QT_TRANSLATE_NOOP("Words", "Line")},
    Word{"power", QT_TRANSLATE_NOOP("Words", "Power")},
    Word{"maintenance", QT_TRANSLATE_NOOP("Words", "Maintenance")},
    Word{"upgrade", QT_TRANSLATE_NOOP("Words", "Mine's upgrade")},
    Word{"data", QT_TRANSLATE_NOOP("Words", "Data")},
};
/// What a cause happened to: kinds of components of the list. Others stand by their own name.
constexpr std::array thingTable{
    Word{"adapter", QT_TRANSLATE_NOOP("Words", "adapter")},
    Word{"module", QT_TRANSLATE_NOOP("Words", "module")},
    Word{"platform", QT_TRANSLATE_NOOP("Words", "platform software")},
    Word{"planned-maintenance", QT_TRANSLATE_NOOP("Words", "platform")},
    Word{"firewall", QT_TRANSLATE_NOOP("Words", "firewall")},
    Word{"server", QT_TRANSLATE_NOOP("Words", "server")},
    Word{"switch-pair-1", QT_TRANSLATE_NOOP("Words", "core switches, first pair")},
    Word{"switch-pair-2", QT_TRANSLATE_NOOP("Words", "core switches, second pair")},
    Word{"storage", QT_TRANSLATE_NOOP("Words", "disk array")},
    Word{"disk", QT_TRANSLATE_NOOP("Words", "disk")},
    Word{"panel", QT_TRANSLATE_NOOP("Words", "wall panel")},
    Word{"wall-controller", QT_TRANSLATE_NOOP("Words", "wall controller")},
    Word{"workstation", QT_TRANSLATE_NOOP("Words", "workstation")},
    Word{"ups-battery", QT_TRANSLATE_NOOP("Words", "UPS battery")},
    Word{"ups-module", QT_TRANSLATE_NOOP("Words", "UPS module")},
    Word{"mains", QT_TRANSLATE_NOOP("Words", "mains")},
    Word{"line-internet", QT_TRANSLATE_NOOP("Words", "internet line")},
    Word{"line-dengfeng", QT_TRANSLATE_NOOP("Words", "Dengfeng circuit")},
    Word{"line-xinmi", QT_TRANSLATE_NOOP("Words", "Xinmi circuit")},
};
constexpr std::array subjectTable{
    Word{"platform", QT_TRANSLATE_NOOP("Words", "Platform")},
    Word{"line", QT_TRANSLATE_NOOP("Words", "Line")},
    Word{"mine", QT_TRANSLATE_NOOP("Words", "Mine")},
    Word{"module", QT_TRANSLATE_NOOP("Words", "Module")},
    Word{"equipment", QT_TRANSLATE_NOOP("Words", "Equipment")},
};

/// Words for a name; a name that nobody has given words to stands as it is.
template <class Table>
QString wordsIn(const Table &table, const QString &name) {
  for (const Word &word : table)
    if (name == QLatin1String(word.name)) return translated(word.text);
  return name;
}

}  // namespace

Language language() {
  //: the language's own code: leave "en" in English, "zh" in Chinese
  const QString code = translated(QT_TRANSLATE_NOOP("Words", "en"));
  return code == QLatin1String("zh") ? Language::chinese : Language::english;
}

QString pick(const std::string &zh, const std::string &en) {
  const bool chinese = language() == Language::chinese;
  const std::string &first = chinese ? zh : en;
  return QString::fromStdString(first.empty() ? (chinese ? en : zh) : first);
}

QString civilTime(const std::string &beginLocal, Moment at) {
  const auto begin = QDateTime::fromString(QString::fromStdString(beginLocal), Qt::ISODate);
  const qint64 milliseconds = std::chrono::floor<std::chrono::milliseconds>(at).count();
  if (!begin.isValid()) return QStringLiteral("+%1 s").arg(milliseconds / 1000);
  return begin.addMSecs(milliseconds).toString(QStringLiteral("yyyy-MM-dd HH:mm"));
}

Moment timeOfDay(const std::string &beginLocal) {
  const auto begin = QDateTime::fromString(QString::fromStdString(beginLocal), Qt::ISODate);
  return begin.isValid() ? std::chrono::milliseconds(begin.time().msecsSinceStartOfDay()) : Moment{};
}

QString duration(Moment length) {
  const double seconds = std::chrono::duration<double>(length).count();
  if (seconds < 60) return translated(QT_TRANSLATE_NOOP("Words", "%1 s")).arg(seconds, 0, 'f', 0);
  if (seconds < 3600) return translated(QT_TRANSLATE_NOOP("Words", "%1 min")).arg(seconds / 60, 0, 'f', 0);
  return translated(QT_TRANSLATE_NOOP("Words", "%1 h")).arg(seconds / 3600, 0, 'f', 1);
}

QString causeWords(const std::string &cause) {
  QStringList parts = QString::fromStdString(cause).split(QLatin1Char('/'));
  const QString what = wordsIn(causeTable, parts.takeLast());
  if (parts.isEmpty()) return what;
  const QString category = wordsIn(categoryTable, parts.takeFirst());
  if (parts.isEmpty()) return translated(QT_TRANSLATE_NOOP("Words", "%1: %2")).arg(category, what);
  for (QString &part : parts) part = wordsIn(thingTable, part);
  return translated(QT_TRANSLATE_NOOP("Words", "%1 (%2): %3"))
      .arg(category, parts.join(QLatin1Char('/')), what);
}

QString thingWords(const std::string &kind) {
  return wordsIn(thingTable, QString::fromStdString(kind));
}

QString subjectWords(const std::string &subject) {
  return wordsIn(subjectTable, QString::fromStdString(subject));
}

QString figure(const std::string &unit, double value) {
  if (unit == "share") return QStringLiteral("%1 %").arg(value * 100, 0, 'f', 1);
  if (unit == "hours") return translated(QT_TRANSLATE_NOOP("Words", "%1 h")).arg(value, 0, 'f', 1);
  if (unit == "days") return translated(QT_TRANSLATE_NOOP("Words", "%1 d")).arg(value, 0, 'f', 1);
  if (unit == "seconds") return translated(QT_TRANSLATE_NOOP("Words", "%1 s")).arg(value, 0, 'f', 1);
  if (unit == "yuan") return translated(QT_TRANSLATE_NOOP("Words", "CNY %1")).arg(value, 0, 'f', 0);
  return QString::number(value, 'f', 0);
}

QString figure(const sim::record::Kpi &kpi) {
  return kpi.value ? figure(kpi.unit, *kpi.value) : QString();
}

}  // namespace headframe::viz
