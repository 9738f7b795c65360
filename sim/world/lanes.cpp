// Blocking work in virtual time: the processor first, then the job, then the disk's share of it.
#include <algorithm>

#include "sim/world/incarnation.hpp"

namespace headframe::sim {

class SimLane final : public rt::Lane {
 public:
  SimLane(Incarnation& incarnation, std::uint32_t number)
      : incarnation_(incarnation), number_(number) {}
  SimLane(const SimLane&) = delete;
  SimLane& operator=(const SimLane&) = delete;
  ~SimLane() override {
    if (!incarnation_.seam_.is_dead()) incarnation_.disown_lane(number_);
  }
  void submit(rt::Work work, std::move_only_function<void()> job,
              std::move_only_function<void()> done) override {
    if (incarnation_.seam_.is_dead()) return;
    incarnation_.submit(number_, work, std::move(job), std::move(done));
  }

 private:
  Incarnation& incarnation_;
  std::uint32_t number_;
};

std::unique_ptr<rt::Lane> Incarnation::make_lane(std::string_view) {
  return std::make_unique<SimLane>(*this, lanes_.add({}));
}

void Incarnation::submit(std::uint32_t lane, rt::Work work, std::move_only_function<void()> job,
                         std::move_only_function<void()> done) {
  const rt::Duration cost = ground_.costs.cost_of(work);
  LaneState& state = lanes_.at(lane);
  state.jobs.push_back({cost, std::move(job), std::move(done)});
  if (state.jobs.size() == 1) start_job(lane);
}

void Incarnation::start_job(std::uint32_t lane) {
  LaneState& state = lanes_.at(lane);
  const rt::Duration cost = state.jobs.front().cost;
  if (cost > rt::Duration{}) {
    state.on_processor = true;
    const std::uint64_t tag = (static_cast<std::uint64_t>(node_) << 32) | lane;
    state.work = ground_.physics.start_work(node_, cost, tag);
  } else {
    state.event = ground_.agenda.add(now(), [this, lane] { work_done(lane); });
  }
}

void Incarnation::work_done(std::uint32_t lane) {
  lanes_.at(lane).on_processor = false;
  seam_.later([this, lane] { run_job(lane); });
}

/// The job takes effect when its processor time is over; its answer waits for the disk, which
/// serves one job at a time.
void Incarnation::run_job(std::uint32_t lane) {
  const DiskWork before = disk_.work();
  auto run = std::move(lanes_.at(lane).jobs.front().run);
  run();
  if (seam_.is_dead()) return;
  const double bytes = static_cast<double>(disk_.work().bytes - before.bytes);
  const auto syncs = static_cast<std::int64_t>(disk_.work().syncs - before.syncs);
  const DiskParameters& disk = disk_.parameters();
  const rt::Duration transfer(static_cast<std::int64_t>(bytes / disk.bytes_per_second * 1e9));
  const rt::Duration healthy = transfer + syncs * disk.sync_time;
  const rt::Duration busy(
      static_cast<std::int64_t>(static_cast<double>(healthy.count()) * disk.slowdown));
  if (busy == rt::Duration{}) {
    end_job(lane);
    return;
  }
  disk_free_ = std::max(disk_free_, now()) + busy;
  lanes_.at(lane).event = ground_.agenda.add(
      disk_free_, [this, lane] { seam_.later([this, lane] { end_job(lane); }); });
}

void Incarnation::end_job(std::uint32_t lane) {
  LaneState& state = lanes_.at(lane);
  auto done = std::move(state.jobs.front().done);
  state.jobs.pop_front();
  if (!state.jobs.empty()) start_job(lane);
  else if (!state.owned) lanes_.take(lane);
  done();
}

void Incarnation::disown_lane(std::uint32_t lane) {
  LaneState& state = lanes_.at(lane);
  state.owned = false;
  if (state.jobs.empty()) lanes_.take(lane);
}

}  // namespace headframe::sim
