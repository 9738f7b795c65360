// Answers to the questions of question.hpp, ready to be told.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "sim/trace/journey.hpp"
#include "sim/trace/minute.hpp"
#include "sim/trace/reason.hpp"

namespace headframe::sim::trace {

/// Which run an answer is about, and how far it can be trusted.
struct Source {
  record::Run run;
  /// What the run came to when it was made once more; empty: it was not, and `why_not` says why.
  std::string digest;
  std::string commit;    // of the program that answers
  kpi::Text why_not;

  bool agrees() const { return digest == run.digest; }
};

/// Both sides of one over-limit, as far as there are two.
struct AlarmSides {
  std::optional<record::Alarm> truth, platform;
};

/// What run.db knows of a sample without running again.
struct OnRecord {
  std::optional<record::Example> example;
  std::optional<record::LedgerBin> interval;  // of the mine's samples at that time
  /// What stood in the way of the mine's data then; while `backlog`, it was over already, but what it
  /// had left behind was still waiting.
  std::vector<record::Outage> reasons;
  bool backlog = false;
};

struct SampleAnswer {
  Source source;
  std::optional<AlarmSides> alarm;  // when an alarm was asked for
  std::optional<Journey> journey;   // when the run could be made again
  OnRecord record;
};

struct MinuteAnswer {
  Source source;
  Minute minute;
};

/// The rows that run.db has for a sample of `mine` from `begin` on; `end`: until when its data was
/// under way. An empty point matches none of the examples.
OnRecord on_record(const Chronicle& chronicle, const std::vector<record::Example>& examples,
                   const std::string& mine, const std::string& point, Window under_way);

/// The row `index` and the row of the other side that it was matched with.
AlarmSides sides_of(const std::vector<record::Alarm>& alarms, std::size_t index);

}  // namespace headframe::sim::trace
