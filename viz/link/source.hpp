// Where the console's data comes from. Models and views know this interface and nothing else: not the
// simulator, not the platform, not files.
#pragma once

#include <QObject>
#include <vector>

#include "sim/record/rows.hpp"

namespace headframe::viz {

/// What a source has told so far, as plain rows. Instants are nanoseconds since `run.begin_local`.
struct Content {
  sim::record::Run run;
  std::vector<sim::record::Outage> outages;        // in the order in which they began
  std::vector<sim::record::Fault> faults;          // in the order in which they happened
  std::vector<sim::record::CauseOfDowntime> downtime;  // of the whole run, longest `first_in` first
  std::vector<sim::record::Event> events;          // by time
  std::vector<sim::record::Kpi> kpis;
  std::vector<sim::record::Expectation> expectations;
  int schemaVersion = sim::record::schema_version;
};

/// A source announces every change of its content by `changed`, at most 20 times a second; a
/// recorded run never changes. References into the content hold until the next `changed`.
class Source : public QObject {
  Q_OBJECT

 public:
  virtual const Content &content() const = 0;

 signals:
  void changed();
};

}  // namespace headframe::viz
