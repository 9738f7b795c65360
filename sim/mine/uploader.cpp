#include "sim/mine/uploader.hpp"

#include <algorithm>

namespace headframe::sim::mine {
namespace {

/// How long a sleeping uploader waits for work before it looks again by itself.
constexpr rt::Duration idle_limit = std::chrono::hours(1);

}  // namespace

rt::Duration back_off(const Retry& retry, std::uint32_t failures, double u) {
  rt::Duration wait = retry.first;
  for (std::uint32_t i = 1; i < failures && wait < retry.longest; ++i) wait *= 2;
  wait = std::min(wait, retry.longest);
  return rt::Duration(static_cast<std::int64_t>(static_cast<double>(wait.count()) *
                                                (0.75 + 0.5 * u)));
}

Uploader::Uploader(rt::Runtime& runtime, const MineDescription& mine, Spool& spool,
                   TruthSink& truth)
    : runtime_(runtime),
      mine_(mine),
      spool_(spool),
      truth_(truth),
      client_(runtime, mine.account),
      idle_(runtime.clock()),
      pause_(runtime.clock()),
      jitter_(runtime.random("mine/" + mine.code + "/retry")) {}

void Uploader::stop() {
  stopping_ = true;
  idle_.cancel();
  pause_.cancel();
}

void Uploader::resume() {
  --suspensions_;
  wake();
}

rt::Task<> Uploader::run() {
  while (!stopping_) {
    if (suspensions_ > 0) client_.drop();
    Spool::Entry* entry = suspensions_ > 0 ? nullptr : spool_.take();
    if (entry == nullptr) {
      co_await idle_.wait_for(idle_limit);
      continue;
    }
    co_await send_one(*entry);
    if (failures_ != 0 && !stopping_)
      co_await pause_.wait_for(back_off(mine_.retry, failures_, jitter_.uniform()));
  }
  co_await client_.quit();
}

rt::Task<> Uploader::send_one(Spool::Entry& entry) {
  ++entry.attempts;
  truth_.on(UploadStarted{mine_.code, entry.name, runtime_.clock().now(), entry.attempts});
  const Result result = co_await attempt(entry);
  if (result == Result::broken) {
    ++failures_;
    spool_.release();
    co_return;
  }
  const bool given_up = result == Result::refused && ++entry.refusals >= mine_.retry.refusals;
  failures_ = result == Result::delivered || given_up ? 0 : failures_ + 1;
  if (result == Result::refused && !given_up) {
    spool_.release();
    co_return;
  }
  const rt::Instant now = runtime_.clock().now();
  if (given_up)
    truth_.on(FileAbandoned{mine_.code, entry.name, now, FileAbandoned::Reason::refused});
  else
    truth_.on(FileDelivered{mine_.code, entry.name, now, entry.attempts, promise_.code,
                            promise_.text});
  co_await spool_.remove(entry.number);
}

void Uploader::failed(const Spool::Entry& entry, const std::string& why, bool refused) {
  truth_.on(UploadFailed{mine_.code, entry.name, runtime_.clock().now(), why, refused});
}

/// A refused log-in concerns the account and not the file, and 4yz says that the same may succeed
/// later (RFC 959 §4.2.1): both count as a broken line, and the file waits.
rt::Task<Uploader::Result> Uploader::attempt(Spool::Entry& entry) {
  bool logged_in = client_.is_logged_in();
  try {
    if (!logged_in) co_await client_.log_in();
    logged_in = true;
    std::string content = co_await spool_.content(entry.number);
    promise_ = co_await client_.store(entry.name, std::move(content));
    co_return Result::delivered;
  } catch (const FtpRefusal& refusal) {
    failed(entry, refusal.what(), logged_in);
    co_return logged_in && refusal.code / 100 != 4 ? Result::refused : Result::broken;
  } catch (const std::exception& error) {
    client_.drop();
    failed(entry, error.what(), false);
    co_return Result::broken;
  }
}

}  // namespace headframe::sim::mine
