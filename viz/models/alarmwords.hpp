// How kinds, states and comparisons of alarms are called.
#pragma once

#include <QString>
#include <string>

#include "viz/models/alarmlist.hpp"

namespace headframe::viz {

QString kindWords(const std::string &kind);
QString stateWords(AlarmState state);
/// The letter that stands beside the state's sign.
QString stateLetter(AlarmState state);
/// What the comparison with the truth said: "raised", "missed", "true", "again", "false".
QString matchWords(const std::string &match);

}  // namespace headframe::viz
