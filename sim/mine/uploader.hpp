// Sends what waits in the spool, one file after another, for as long as the mine's host runs.
#pragma once

#include <string>

#include "platform/rt/runtime.hpp"
#include "sim/mine/ftp_client.hpp"
#include "sim/mine/spool.hpp"
#include "sim/mine/truth.hpp"

namespace headframe::sim::mine {

/// The time to wait after the n-th failure in a row (1-based): doubles from `first` to `longest`,
/// times a factor in 0.75 … 1.25 given as u in 0 … 1.
rt::Duration back_off(const Retry& retry, std::uint32_t failures, double u);

/// After a broken line or a lost reply the same file is sent again under the same name: the receiver
/// may see it twice. A file that the server refused too often is given up.
class Uploader {
 public:
  Uploader(rt::Runtime& runtime, const MineDescription& mine, Spool& spool, TruthSink& truth);

  /// Returns after stop(), with the session closed.
  rt::Task<> run();
  /// A file has been put into the spool.
  void wake() { idle_.cancel(); }
  /// While suspended nothing new is sent and the session is closed. Suspensions count: each wants a
  /// resume() of its own.
  void suspend() { ++suspensions_; }
  void resume();
  void stop();

 private:
  enum class Result { delivered, broken, refused };

  rt::Task<> send_one(Spool::Entry& entry);
  rt::Task<Result> attempt(Spool::Entry& entry);
  void failed(const Spool::Entry& entry, const std::string& why, bool refused);

  rt::Runtime& runtime_;
  const MineDescription& mine_;
  Spool& spool_;
  TruthSink& truth_;
  FtpClient client_;
  rt::Timer idle_;
  rt::Timer pause_;
  rt::RandomStream jitter_;
  std::uint32_t failures_ = 0;
  std::uint32_t suspensions_ = 0;
  FtpReply promise_;  // of the file that was delivered last
  bool stopping_ = false;
};

}  // namespace headframe::sim::mine
