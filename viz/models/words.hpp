// How the console says instants, durations, causes and figures. All depend on the language that is
// installed at the moment; decimal point and ISO dates are the same in both.
#pragma once

#include <QString>
#include <string>

#include "viz/link/source.hpp"
#include "viz/models/lanes.hpp"

namespace headframe::viz {

enum class Language { chinese, english };

/// That of the texts that are installed at the moment.
Language language();
/// The text of a pair in the language of the moment; the other one when this language's is empty.
QString pick(const std::string &zh, const std::string &en);

/// Civil time of an instant, "2021-03-02 17:30"; seconds since the beginning when the run names none.
QString civilTime(const std::string &beginLocal, Moment at);
/// The time of day at which the run began; zero when it names none.
Moment timeOfDay(const std::string &beginLocal);
/// "8.0 h"; below an hour "12 min", below a minute "7 s".
QString duration(Moment length);
/// A cause is a path such as "power/mains/failed": its words, then what it happened to.
QString causeWords(const std::string &cause);
/// A kind of component, such as "server".
QString thingWords(const std::string &kind);
QString subjectWords(const std::string &subject);
/// With its unit, one of those of sim::record::Kpi: "95.0 %" for the share 0.95, "72.0 h".
QString figure(const std::string &unit, double value);
/// The empty text when there is no value.
QString figure(const sim::record::Kpi &kpi);

}  // namespace headframe::viz
