#include "platform/native/lane.hpp"

#include <deque>

#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/post.hpp>

namespace headframe::native {

namespace asio = rt::asio;

using Function = std::move_only_function<void()>;

/// Everything in it belongs to the executor; a thread of the pool sees only the first job.
class NativeLane::Queue final : public Pending, public std::enable_shared_from_this<Queue> {
 public:
  Queue(asio::io_context& io, asio::thread_pool& pool, std::shared_ptr<Life> life)
      : io_(io), pool_(pool), life_(std::move(life)) {
    life_->pending.insert(this);
  }
  ~Queue() override { life_->pending.erase(this); }

  void submit(Function job, Function done) {
    if (!life_->alive) return;
    jobs_.push_back({std::move(job), std::move(done)});
    if (jobs_.size() == 1) start_first();
  }

  /// The pool must have come to rest.
  void abandon() override { const auto dropped = std::exchange(jobs_, {}); }

 private:
  struct Job {
    Function run, done;
  };

  static std::exception_ptr run(Function job) {
    try {
      job();
    } catch (...) {
      return std::current_exception();
    }
    return nullptr;
  }

  void start_first() {
    asio::post(pool_, [self = shared_from_this(), keep_running = asio::make_work_guard(io_),
                       job = &jobs_.front()]() mutable {
      // The job ends, with everything that it owns, before `done` can know about it.
      const auto error = run(std::move(job->run));
      asio::io_context& io = self->io_;
      asio::post(io, [s = std::move(self), k = std::move(keep_running), error] { s->finish(error); });
    });
  }

  void finish(const std::exception_ptr& error) {
    if (!life_->alive) return;
    Function done = std::move(jobs_.front().done);
    jobs_.pop_front();
    if (!jobs_.empty()) start_first();
    if (error) std::rethrow_exception(error);
    done();
  }

  asio::io_context& io_;
  asio::thread_pool& pool_;
  std::shared_ptr<Life> life_;
  std::deque<Job> jobs_;
};

NativeLane::NativeLane(asio::io_context& io, asio::thread_pool& pool, std::shared_ptr<Life> life)
    : queue_(std::make_shared<Queue>(io, pool, std::move(life))) {}

void NativeLane::submit(rt::Work, Function job, Function done) {
  queue_->submit(std::move(job), std::move(done));
}

}  // namespace headframe::native
