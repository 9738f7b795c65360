// The diary in words: one line of a report's timeline for each event, in both languages.
#pragma once

#include <string>

#include "sim/staff/diary.hpp"

namespace headframe::sim::staff {

/// `kind` is stable and in kebab-case; `subject` is whom or what it concerns: a person, a mine's
/// code, a thing.
struct DiaryLine {
  std::string kind, subject, zh, en;
};

DiaryLine line_of(const ShiftTaken& event);
DiaryLine line_of(const PatrolDone& event);
DiaryLine line_of(const PatrolMissed& event);
DiaryLine line_of(const ReportHandedIn& event);
DiaryLine line_of(const ReportMissed& event);
DiaryLine line_of(const AlarmAcknowledged& event);
DiaryLine line_of(const AlarmChecked& event);
DiaryLine line_of(const Called& event);
DiaryLine line_of(const NotedOnPaper& event);
DiaryLine line_of(const OrderEntered& event);
DiaryLine line_of(const StepEntered& event);

}  // namespace headframe::sim::staff
