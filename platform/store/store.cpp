#include "platform/store/store.hpp"

#include <algorithm>

namespace headframe::store {

struct Writer::Job {
  Job(rt::Clock& clock, rt::Work w, Act a) : work(w), act(std::move(a)), answered(clock) {}

  rt::Work work;
  Act act;
  rt::Latch answered;
  std::exception_ptr error;
};

struct Writer::Round {
  std::vector<std::shared_ptr<Job>> jobs;
  std::optional<Transaction> transaction;
  std::exception_ptr failure;  // of the whole round
  std::vector<Hook> hooks;
};

Writer::Writer(rt::Runtime& runtime, std::string path)
    : runtime_(runtime), path_(std::move(path)), lane_(runtime.make_lane("store.writer")) {}

Writer::~Writer() = default;

rt::Task<> Writer::perform(rt::Work work, Act act) {
  const auto job = std::make_shared<Job>(runtime_.clock(), work, std::move(act));
  waiting_.push_back(job);
  if (in_round_ == 0) start_round();
  co_await job->answered.wait();
  if (job->error) std::rethrow_exception(job->error);
}

void Writer::start_round() {
  constexpr std::size_t most_jobs = 256;  // bounds the wait of the first job for the last
  auto round = std::make_shared<Round>();
  const auto count = static_cast<std::ptrdiff_t>(std::min(most_jobs, waiting_.size()));
  round->jobs.assign(waiting_.begin(), waiting_.begin() + count);
  waiting_.erase(waiting_.begin(), waiting_.begin() + count);
  in_round_ = round->jobs.size();
  std::size_t bytes = 0;
  for (std::size_t i = 0; i < round->jobs.size(); ++i) {
    bytes += round->jobs[i]->work.bytes;
    lane_->submit(round->jobs[i]->work, [this, round, i] { execute(*round, i); }, [] {});
  }
  lane_->submit(
      {"store.commit", bytes}, [this, round] { commit(*round); }, [this, round] { finish(round); });
}

void Writer::execute(Round& round, std::size_t index) {
  if (round.failure) return;
  Job& job = *round.jobs[index];
  const bool alone = round.jobs.size() == 1;  // then the transaction is all that can be undone
  try {
    if (!connection_) connection_.emplace(runtime_.storage(), path_, Access::read_write);
    if (!round.transaction) round.transaction.emplace(*connection_);
    std::optional<Savepoint> part;
    if (!alone) part.emplace(*connection_);
    job.act(*connection_);
    if (part) part->release();
  } catch (...) {
    job.error = std::current_exception();
    const bool lost = !connection_ || !connection_->in_transaction();
    if (lost) round.failure = job.error;
    else if (alone) round.transaction.reset();
  }
}

void Writer::commit(Round& round) {
  try {
    if (round.transaction && !round.failure) {
      round.transaction->commit();
      round.hooks = connection_->take_hooks();
    }
  } catch (...) {
    round.failure = std::current_exception();
  }
  round.transaction.reset();
}

void Writer::finish(std::shared_ptr<Round> round) {
  ++figures_.rounds;
  figures_.jobs += round->jobs.size();
  figures_.last_round_failed = round->failure != nullptr;
  if (round->failure) ++figures_.failed_rounds;
  in_round_ = 0;
  if (!waiting_.empty()) start_round();
  for (Hook& hook : round->hooks) hook();
  for (const auto& job : round->jobs) {
    if (round->failure && !job->error) job->error = round->failure;
    if (job->error) ++figures_.undone;
    job->answered.open();
  }
}

Readers::Readers(rt::Runtime& runtime, std::string path, std::size_t count)
    : runtime_(runtime), path_(std::move(path)) {
  for (std::size_t i = 0; i < count; ++i) {
    desks_.push_back(std::make_shared<Desk>());
    desks_.back()->lane = runtime.make_lane("store.reader");
  }
}

Readers::~Readers() {
  for (const auto& desk : desks_) desk->connection.reset();
}

std::shared_ptr<Readers::Desk> Readers::least_busy() {
  return *std::min_element(desks_.begin(), desks_.end(),
                           [](const auto& a, const auto& b) { return a->waiting < b->waiting; });
}

Connection& Readers::opened(Desk& desk) {
  if (!desk.connection) desk.connection.emplace(runtime_.storage(), path_, Access::read_only);
  return *desk.connection;
}

rt::Task<> Store::open(std::vector<Migration> steps) {
  const rt::WallTime now = runtime_.clock().wall_now();
  co_await writer_.run({"store.open", 0}, [steps = std::move(steps), now](Connection& connection) {
    migrate(connection, steps, now);
  });
}

}  // namespace headframe::store
