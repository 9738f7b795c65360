#include "viz/models/alarmwords.hpp"

#include <QCoreApplication>
#include <algorithm>
#include <array>

namespace headframe::viz {
namespace {

QString said(const char *text) { return QCoreApplication::translate("Alarms", text); }

struct Word {
  const char *name, *text;
};

constexpr std::array kinds{
    Word{"over-limit", QT_TRANSLATE_NOOP("Alarms", "over limit")},
    Word{"cut-off", QT_TRANSLATE_NOOP("Alarms", "power cut off")},
    Word{"feed-abnormal", QT_TRANSLATE_NOOP("Alarms", "power feed abnormal")},
    Word{"sensor-broken", QT_TRANSLATE_NOOP("Alarms", "sensor broken")},
    Word{"substation-power-loss", QT_TRANSLATE_NOOP("Alarms", "substation without power")},
    Word{"substation-silent", QT_TRANSLATE_NOOP("Alarms", "substation silent")},
    Word{"calibration", QT_TRANSLATE_NOOP("Alarms", "calibration")},
    Word{"over-range", QT_TRANSLATE_NOOP("Alarms", "over range")},
    Word{"early-high", QT_TRANSLATE_NOOP("Alarms", "early warning, high")},
    Word{"early-low", QT_TRANSLATE_NOOP("Alarms", "early warning, low")},
};
constexpr std::array matches{
    Word{"raised", QT_TRANSLATE_NOOP("Alarms", "was raised")},
    Word{"missed", QT_TRANSLATE_NOOP("Alarms", "was missed")},
    Word{"true", QT_TRANSLATE_NOOP("Alarms", "was true")},
    Word{"again", QT_TRANSLATE_NOOP("Alarms", "told again")},
    Word{"false", QT_TRANSLATE_NOOP("Alarms", "was false")},
};

template <class Table>
QString wordIn(const Table &table, const std::string &name) {
  const auto found = std::ranges::find_if(table, [&](const Word &word) { return name == word.name; });
  return found == table.end() ? QString::fromStdString(name) : said(found->text);
}

}  // namespace

QString kindWords(const std::string &kind) { return wordIn(kinds, kind); }

QString matchWords(const std::string &match) { return wordIn(matches, match); }

QString stateWords(AlarmState state) {
  switch (state) {
    case AlarmState::unacknowledged: return said(QT_TRANSLATE_NOOP("Alarms", "unacknowledged"));
    case AlarmState::acknowledged: return said(QT_TRANSLATE_NOOP("Alarms", "acknowledged"));
    case AlarmState::returned:
      return said(QT_TRANSLATE_NOOP("Alarms", "returned, unacknowledged"));
    case AlarmState::lasts: return said(QT_TRANSLATE_NOOP("Alarms", "lasts"));
    case AlarmState::closed: return said(QT_TRANSLATE_NOOP("Alarms", "closed"));
  }
  return {};
}

QString stateLetter(AlarmState state) {
  switch (state) {
    case AlarmState::unacknowledged: return QStringLiteral("●");
    case AlarmState::acknowledged: return QStringLiteral("✓");
    case AlarmState::returned: return QStringLiteral("○");
    case AlarmState::lasts: return QStringLiteral("●");
    case AlarmState::closed: return QStringLiteral("–");
  }
  return {};
}

}  // namespace headframe::viz
