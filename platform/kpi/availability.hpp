// From outages to the measures of availability. Source: reliability.md §3 (day-rate, IEEE 762
// equivalent service rate, interval mean of availability).
#pragma once

#include <string>
#include <vector>

#include "platform/kpi/rules.hpp"
#include "platform/kpi/spans.hpp"

namespace headframe::kpi {

enum class Subject { platform, line, mine, module, equipment };

/// Something was down. For a mine: its own reasons only; lines and platform are added by `dark`.
/// A mine that is silent by law is not down.
struct Outage {
  Subject subject = Subject::platform;
  std::string id;        // of the line, mine, module or piece of equipment
  std::string cause;
  bool planned = false;
  Span span;
};

/// A mine that is expected to send, and the lines any one of which can carry its data. No lines
/// means that its way to the centre is not part of the model.
struct Route {
  std::string mine;
  std::vector<std::string> lines;
};

/// What happened in one run, as one observer saw it. Outages may reach beyond the horizon.
struct Downtime {
  Calendar calendar;
  std::vector<Outage> outages;
  std::vector<Route> routes;
};

/// Union of the outages of one thing; with `cause`, of that cause only.
SpanSet down_spans(const Downtime& downtime, Subject subject, const std::string& id);
SpanSet down_spans_by_cause(const Downtime& downtime, const std::string& cause);

/// When no data of the mine could arrive: its own outages, the platform's, and the times in which
/// all of its lines were down at once.
SpanSet dark(const Downtime& downtime, const Route& route);

/// When the system as a whole was abnormal, clipped at the horizon.
SpanSet abnormal(const Downtime& downtime, const SeverityRule& rule, bool planned_counts);

/// Share of the horizon's days whose abnormal time does not exceed the threshold.
Measure normal_day_rate(const Downtime& downtime, const DayRateRule& rule);

/// Mean availability over the horizon: 1 - abnormal time / horizon.
Measure time_availability(const Downtime& downtime, const DayRateRule& rule);

/// Equivalent service rate: 1 - (integral of the share of dark mines) / horizon.
Measure mine_data_service(const Downtime& downtime);

/// Share of days on which no line was down for longer than the threshold. Lines are taken one by
/// one: two lines down for half the threshold each leave the day good.
Measure network_day_rate(const Downtime& downtime, Duration threshold, bool planned_counts);

/// Unplanned abnormal time, in days.
Measure down_days(const Downtime& downtime, const SeverityRule& rule);

/// Calendar days with planned maintenance of the platform, a line, a module or equipment. What a mine
/// changes at its own system is not the platform's maintenance.
Measure maintenance_days(const Downtime& downtime);

/// Up time / number of unplanned abnormal episodes that begin in the horizon, in days. Not a mean
/// of means: averaging up times year by year is biased upward (reliability.md §3.1).
Measure mean_up_time_days(const Downtime& downtime, const SeverityRule& rule);

}  // namespace headframe::kpi
