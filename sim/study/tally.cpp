#include "sim/study/tally.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <stdexcept>

namespace headframe::sim::study {
namespace {

constexpr std::uint32_t days_a_slice = 365;
constexpr double day_ns = 86400e9, hour_ns = 3600e9;

std::size_t index_of(kpi::Subject subject) { return static_cast<std::size_t>(subject); }

/// The last midnight of China at or before the start, on the scenario's scale.
kpi::Moment midnight_before(rt::WallTime start) {
  constexpr rt::Duration china = std::chrono::hours{8};
  return -((start.since_epoch + china) % kpi::day);
}

/// As platform/kpi counts a share: 10 % of 42 mines are 5.
std::uint32_t mines_for(double share, std::uint32_t mines) {
  return static_cast<std::uint32_t>(
      std::max(1.0, std::ceil(share * static_cast<double>(mines) - 1e-9)));
}

}  // namespace

Tally::Tally(const equipment::Inventory& inventory, const kpi::Rules& rules)
    : inventory_(inventory),
      rules_(rules),
      calendar_{{rt::Duration{}, inventory.horizon}, midnight_before(inventory.start)},
      mines_(static_cast<std::uint32_t>(inventory.routes.size())),
      dark_limit_(mines_for(rules.day_rate.severity.dark_mine_share.value_or(1), mines_)),
      abnormal_days_(calendar_),
      unplanned_days_(calendar_),
      planned_days_(calendar_),
      network_days_(calendar_) {
  if (inventory.kinds.size() > 64) throw std::invalid_argument("more than 64 kinds");
  constexpr auto unseen = equipment::none;
  for (const equipment::Group& group : inventory.groups)
    thing_of_group_.push_back(group.subject ? thing_of(*group.subject, group.id) : unseen);
  for (const equipment::MaintenancePlan& plan : inventory.maintenance)
    thing_of_plan_.push_back(thing_of(plan.subject, plan.id));
  line_days_.assign(things_.size(), DayTimes(calendar_));
  outages_.resize(things_.size());
  down_since_.resize(things_.size());
  dark_reasons_.resize(mines_);
  groups_down_of_kind_.resize(inventory.kinds.size());
  kind_days_.resize(inventory.kinds.size());
  last_.resize(inventory.components.size());
  const auto slices = (calendar_.days() + days_a_slice - 1) / days_a_slice;
  if (slices > 1) slices_.resize(slices);
}

std::uint32_t Tally::thing_of(kpi::Subject subject, const std::string& id) {
  for (std::uint32_t i = 0; i < things_.size(); ++i)
    if (things_[i].subject == subject && things_[i].id == id) return i;
  Thing thing{subject, id, false, {}};
  const auto& exempt = rules_.day_rate.severity.exempt_lines;
  thing.exempt = subject == kpi::Subject::line && std::ranges::find(exempt, id) != exempt.end();
  for (std::uint32_t i = 0; i < mines_; ++i) {
    const kpi::Route& route = inventory_.routes[i];
    const bool through = !route.lines.empty() && route.lines.front() == id;
    if (subject == kpi::Subject::mine ? route.mine == id : subject == kpi::Subject::line && through)
      thing.mines.push_back(i);
  }
  things_.push_back(std::move(thing));
  return static_cast<std::uint32_t>(things_.size() - 1);
}

void Tally::begin() {
  now_ = {};
  down_ = unplanned_down_ = {};
  std::ranges::fill(outages_, std::array<std::uint32_t, 2>{});
  std::ranges::fill(dark_reasons_, 0);
  dark_ = 0;
  kinds_down_ = {};
  std::ranges::fill(groups_down_of_kind_, 0);
  was_abnormal_ = false;
  abnormal_ns_ = unplanned_ns_ = 0;
  dark_mine_days_ = 0;
  for (DayTimes* days : {&abnormal_days_, &unplanned_days_, &planned_days_, &network_days_})
    days->clear();
  for (DayTimes& days : line_days_) days.clear();
  plans_open_ = 0;
  std::ranges::fill(last_, Last{});
  std::ranges::fill(kind_days_, 0);
  std::ranges::fill(slices_, Slice{});
  year_ = {};
}

void Tally::group_went_down(rt::Duration at, equipment::Number group, equipment::Number) {
  const std::uint32_t thing = thing_of_group_[group];
  if (thing == equipment::none) return;
  change(thing, false, +1, at);
  const equipment::Number kind = inventory_.groups[group].kind;
  if (groups_down_of_kind_[kind]++ == 0) kinds_of(things_[thing]) |= std::uint64_t{1} << kind;
}

void Tally::group_came_back(rt::Duration at, equipment::Number group, equipment::Number) {
  const std::uint32_t thing = thing_of_group_[group];
  if (thing == equipment::none) return;
  change(thing, false, -1, at);
  const equipment::Number kind = inventory_.groups[group].kind;
  if (--groups_down_of_kind_[kind] == 0) kinds_of(things_[thing]) &= ~(std::uint64_t{1} << kind);
}

std::uint64_t& Tally::kinds_of(const Thing& thing) {
  return kinds_down_[thing.exempt ? subjects : index_of(thing.subject)];
}

void Tally::maintenance_begins(rt::Duration at, equipment::Number plan) {
  change(thing_of_plan_[plan], true, +1, at);
  if (plans_open_++ == 0) planned_since_ = at;
}

void Tally::maintenance_ends(rt::Duration at, equipment::Number plan) {
  change(thing_of_plan_[plan], true, -1, at);
  if (--plans_open_ == 0) planned_days_.add(planned_since_, at);
}

void Tally::change(std::uint32_t number, bool planned, int step, rt::Duration at) {
  advance(at);
  const Thing& thing = things_[number];
  const auto count = [&](std::uint32_t& outages, Counts& down) {
    const bool was = outages > 0;
    outages += static_cast<std::uint32_t>(step);
    if (was == (outages > 0)) return false;
    if (!thing.exempt) down[index_of(thing.subject)] += static_cast<std::uint32_t>(step);
    return true;
  };
  if (!planned) count(outages_[number][1], unplanned_down_);
  if (!count(outages_[number][0], down_)) return;
  darken(thing, step);
  if (thing.subject != kpi::Subject::line) return;
  if (step > 0)
    down_since_[number] = at;
  else
    line_days_[number].add(down_since_[number], at);
}

void Tally::darken(const Thing& thing, int step) {
  for (const std::uint32_t mine : thing.mines) {
    const bool was = dark_reasons_[mine] > 0;
    dark_reasons_[mine] += static_cast<std::uint32_t>(step);
    if (was != (dark_reasons_[mine] > 0)) dark_ += static_cast<std::uint32_t>(step);
  }
}

bool Tally::abnormal(const Counts& down, std::uint32_t dark) const {
  const kpi::SeverityRule& rule = rules_.day_rate.severity;
  const auto reached = [&](const std::optional<std::size_t>& limit, kpi::Subject subject) {
    return limit && down[index_of(subject)] >= *limit;
  };
  return (rule.platform_down && down[index_of(kpi::Subject::platform)] > 0) ||
         reached(rule.lines_down, kpi::Subject::line) ||
         reached(rule.modules_down, kpi::Subject::module) ||
         reached(rule.equipment_down, kpi::Subject::equipment) ||
         (rule.dark_mine_share && mines_ > 0 && dark >= dark_limit_);
}

/// Everything between the last change and this one was as it stands.
void Tally::advance(rt::Duration to) {
  to = std::min(to, inventory_.horizon);
  if (to <= now_) return;
  const auto length = to - now_;
  const auto platform = index_of(kpi::Subject::platform);
  const std::uint32_t dark = down_[platform] > 0 ? mines_ : dark_;
  const std::uint32_t unplanned_dark = unplanned_down_[platform] > 0 ? mines_ : dark_;
  dark_mine_days_ += static_cast<double>(dark) * static_cast<double>(length.count()) / day_ns;
  if (abnormal(down_, dark)) {
    abnormal_ns_ += length.count();
    abnormal_days_.add(now_, to);
  }
  const bool unplanned = abnormal(unplanned_down_, unplanned_dark);
  if (unplanned) {
    unplanned_ns_ += length.count();
    unplanned_days_.add(now_, to);
    attribute(kinds_at_fault(unplanned_dark), length);
    if (!was_abnormal_) year_[Figure::abnormal_episodes].numerator += 1;
  }
  was_abnormal_ = unplanned;
  now_ = to;
}

/// The kinds behind the clauses that hold.
std::uint64_t Tally::kinds_at_fault(std::uint32_t dark) const {
  const kpi::SeverityRule& rule = rules_.day_rate.severity;
  std::uint64_t kinds = 0;
  const auto add = [&](const std::optional<std::size_t>& limit, kpi::Subject subject) {
    if (limit && unplanned_down_[index_of(subject)] >= *limit)
      kinds |= kinds_down_[index_of(subject)];
  };
  if (rule.platform_down) add(1, kpi::Subject::platform);
  add(rule.lines_down, kpi::Subject::line);
  add(rule.modules_down, kpi::Subject::module);
  add(rule.equipment_down, kpi::Subject::equipment);
  if (kinds == 0 && rule.dark_mine_share && dark >= dark_limit_)
    kinds = kinds_down_[index_of(kpi::Subject::mine)] | kinds_down_[index_of(kpi::Subject::line)] |
            kinds_down_[index_of(kpi::Subject::platform)] | kinds_down_[subjects];
  return kinds;
}

void Tally::attribute(std::uint64_t kinds, rt::Duration length) {
  const double each =
      static_cast<double>(length.count()) / day_ns / static_cast<double>(std::popcount(kinds));
  for (; kinds != 0; kinds &= kinds - 1)
    kind_days_[static_cast<std::size_t>(std::countr_zero(kinds))] += each;
}

bool Tally::repeats(equipment::Number component, const repair::Job& job) const {
  const Last& last = last_[component];
  const bool recent = last.restored >= rt::Duration{} &&
                      job.failed - last.restored <= rules_.repeat.window;
  return recent && (rules_.repeat.match != kpi::RepeatMatch::root_cause ||
                    last.root_cause == job.root_cause);
}

/// Null when the horizon is one year, which is the study's usual one.
Slice* Tally::slice_at(rt::Duration at) {
  if (slices_.empty()) return nullptr;
  const auto day = static_cast<std::size_t>((at - calendar_.first_midnight) / kpi::day);
  return &slices_[std::min(day / days_a_slice, slices_.size() - 1)];
}

void Tally::opened(equipment::Number component, const repair::Job& job) {
  const auto& kind = inventory_.kinds[inventory_.components[component].kind];
  Slice* const slice = slice_at(job.failed);
  if (kind.cause == scenario::Cause::hardware) {
    year_[Figure::hardware_jobs].numerator += 1;
    if (slice) slice->hardware_jobs += 1;
  }
  if (!kind.counted) return;
  if (slice) slice->faults += 1;
  year_[Figure::faults].numerator += 1;
  if (repeats(component, job)) year_[Figure::repeat_fault_share].numerator += 1;
}

void Tally::job_changed(rt::Duration, equipment::Number component, const repair::Job& job) {
  using repair::Stage;
  if (job.stage == Stage::failed) return opened(component, job);
  if (job.stage != Stage::responded && job.stage != Stage::restored) return;
  if (!inventory_.kinds[inventory_.components[component].kind].counted) return;
  if (job.stage == Stage::restored) {
    year_[Figure::mean_restoration_h].numerator +=
        static_cast<double>((job.restored - job.failed).count()) / hour_ns;
    year_[Figure::mean_restoration_h].denominator += 1;
    last_[component] = {job.root_cause, job.restored};
  } else if (job.attempts == 0) {
    year_[Figure::mean_response_h].numerator +=
        static_cast<double>((job.responded - job.detected).count()) / hour_ns;
    year_[Figure::mean_response_h].denominator += 1;
  }
}

void Tally::count_days(Year& year) {
  const auto days = static_cast<double>(calendar_.days());
  year.days = days;
  const auto good = [&](const DayTimes& time, kpi::Duration threshold) {
    return days - static_cast<double>(time.days_over(threshold));
  };
  for (std::size_t i = 0; i < threshold_hours.size(); ++i) {
    const std::chrono::hours threshold{threshold_hours[i]};
    year.good_days_planned[i] = good(abnormal_days_, threshold);
    year.good_days_unplanned[i] = good(unplanned_days_, threshold);
  }
  const kpi::DayRateRule& rule = rules_.day_rate;
  const DayTimes& counted = rule.planned_counts ? abnormal_days_ : unplanned_days_;
  year[Figure::normal_day_rate] = {good(counted, rule.threshold), days};
  year[Figure::maintenance_days] = {days - good(planned_days_, {}), 1};
  for (const DayTimes& line : line_days_)
    for (const std::uint32_t day : line.touched())
      if (line.on(day) > rules_.network_threshold) network_days_.mark(day);
  year[Figure::network_day_rate] = {good(network_days_, {}), days};
}

void Tally::count_slices() {
  if (slices_.empty()) return;
  const kpi::DayRateRule& rule = rules_.day_rate;
  const auto days = static_cast<std::uint32_t>(calendar_.days());
  for (std::uint32_t i = 0; i < slices_.size(); ++i)
    slices_[i].days = slices_[i].good_days =
        std::min(days_a_slice, days - i * days_a_slice);
  const DayTimes& counted = rule.planned_counts ? abnormal_days_ : unplanned_days_;
  for (const std::uint32_t day : counted.touched())
    if (counted.on(day) > rule.threshold) slices_[day / days_a_slice].good_days -= 1;
  for (const std::uint32_t day : unplanned_days_.touched())
    slices_[day / days_a_slice].down_days +=
        static_cast<double>(unplanned_days_.on(day).count()) / day_ns;
}

Year Tally::end(double* by_kind) {
  const rt::Duration horizon = inventory_.horizon;
  for (std::uint32_t i = 0; i < things_.size(); ++i)
    if (things_[i].subject == kpi::Subject::line && outages_[i][0] > 0)
      line_days_[i].add(down_since_[i], horizon);
  if (plans_open_ > 0) planned_days_.add(planned_since_, horizon);
  advance(horizon);
  const double length = static_cast<double>(horizon.count()) / day_ns;
  const double abnormal = static_cast<double>(abnormal_ns_) / day_ns;
  const double unplanned = static_cast<double>(unplanned_ns_) / day_ns;
  count_days(year_);
  count_slices();
  const double years = std::max(1.0, length / days_a_slice);
  const double counted = rules_.day_rate.planned_counts ? abnormal : unplanned;
  year_[Figure::time_availability] = {length - counted, length};
  year_[Figure::mine_data_service] = {length * mines_ - dark_mine_days_, length * mines_};
  year_[Figure::mean_up_time_d] = {length - abnormal,
                                   year_[Figure::abnormal_episodes].numerator};
  year_[Figure::down_days] = {unplanned, years};
  year_[Figure::repeat_fault_share].denominator = year_[Figure::faults].numerator;
  for (const Figure f : {Figure::faults, Figure::hardware_jobs, Figure::abnormal_episodes,
                         Figure::maintenance_days})
    year_[f].denominator = years;
  for (std::size_t k = 0; k < kind_days_.size(); ++k) by_kind[k] += kind_days_[k];
  return year_;
}

}  // namespace headframe::sim::study
