#include "sim/city/diary_book.hpp"

#include "sim/staff/diary_words.hpp"

namespace headframe::sim::city {

template <class Event>
void DiaryBook::write(rt::WallTime at, const Event& event) {
  static_cast<staff::Diary&>(tallies_).on(at, event);
  staff::DiaryLine line = staff::line_of(event);
  events_.tell("people", std::move(line.kind), std::move(line.subject), std::move(line.zh),
               std::move(line.en));
}

void DiaryBook::on(rt::WallTime at, const staff::ShiftTaken& event) { write(at, event); }
void DiaryBook::on(rt::WallTime at, const staff::PatrolDone& event) { write(at, event); }
void DiaryBook::on(rt::WallTime at, const staff::PatrolMissed& event) { write(at, event); }
void DiaryBook::on(rt::WallTime at, const staff::ReportHandedIn& event) { write(at, event); }
void DiaryBook::on(rt::WallTime at, const staff::ReportMissed& event) { write(at, event); }
void DiaryBook::on(rt::WallTime at, const staff::AlarmAcknowledged& event) {
  write(at, event);
}
void DiaryBook::on(rt::WallTime at, const staff::AlarmChecked& event) { write(at, event); }
void DiaryBook::on(rt::WallTime at, const staff::Called& event) { write(at, event); }
void DiaryBook::on(rt::WallTime at, const staff::NotedOnPaper& event) { write(at, event); }
void DiaryBook::on(rt::WallTime at, const staff::OrderEntered& event) { write(at, event); }
void DiaryBook::on(rt::WallTime at, const staff::StepEntered& event) { write(at, event); }

}  // namespace headframe::sim::city
