#include "tests/bench/ingest_sockets/uploader.hpp"

#include <algorithm>
#include <ctime>
#include <stdexcept>

#include "platform/core/civil.hpp"
#include "tests/bench/ingest/national_file.hpp"
#include "tests/support/ftp_talker.hpp"

namespace headframe::bench {
namespace {

constexpr int files_an_alarm = 10;

std::string key_of(const std::string& mine, const std::string& point, const std::string& began) {
  return mine + " " + point + " " + began;
}

void expect(int code, int wanted) {
  if (code != wanted)
    throw std::runtime_error("reply " + std::to_string(code) + " for " + std::to_string(wanted));
}

}  // namespace

void AlarmWatch::sent(const std::string& mine, const std::string& point, rt::WallTime began) {
  const std::lock_guard lock(mutex_);
  sent_[key_of(mine, point, core::to_text(began))] = std::chrono::steady_clock::now();
}

void AlarmWatch::told(const core::LiveEvent& event) {
  if (event.topic != "alarm.raised") return;
  const auto now = std::chrono::steady_clock::now();
  const std::lock_guard lock(mutex_);
  const auto found = sent_.find(key_of(event.mine, event.data.at("point"), event.data.at("began")));
  if (found == sent_.end()) return;
  delays_.push_back(std::chrono::duration<double>(now - found->second).count());
  sent_.erase(found);
}

std::size_t AlarmWatch::missing() const {
  const std::lock_guard lock(mutex_);
  return sent_.size();
}

std::vector<double> AlarmWatch::delays() const {
  const std::lock_guard lock(mutex_);
  std::vector<double> sorted = delays_;
  std::ranges::sort(sorted);
  return sorted;
}

Uploader::Uploader(UploadPlan plan, std::string mine, std::string secret, AlarmWatch& alarms)
    : plan_(plan), mine_(std::move(mine)), secret_(std::move(secret)), alarms_(alarms),
      thread_([this] { run(); }) {}

void Uploader::run() {
  try {
    upload_all();
  } catch (const std::exception& error) {
    failure_ = error.what();
  }
  timespec used{};
  ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &used);
  processor_seconds_ = static_cast<double>(used.tv_sec) + 1e-9 * static_cast<double>(used.tv_nsec);
  ended_ = true;
}

void Uploader::upload_all() {
  NationalFile file(mine_, plan_.points);
  test::FtpTalker session(plan_.port);
  session.log_in(mine_, secret_);
  const auto start = std::chrono::steady_clock::now();
  for (; std::chrono::steady_clock::now() - start < plan_.length; ++files_) {
    if (plan_.files_per_second > 0)
      std::this_thread::sleep_until(
          start + std::chrono::duration_cast<std::chrono::nanoseconds>(
                      std::chrono::duration<double>(files_ / plan_.files_per_second)));
    const rt::WallTime at = plan_.first + std::chrono::seconds(files_);
    const bool alarm = files_ % files_an_alarm == 0;
    const int point = (files_ / files_an_alarm) % plan_.points;
    const std::string name = file.name(at);
    expect(session.upload(name + ".tmp", file.content(at, files_, alarm ? point : -1)), 226);
    expect(session.code("RNFR " + name + ".tmp"), 350);
    if (alarm) alarms_.sent(mine_, file.point(point), at);
    expect(session.code("RNTO " + name), 250);
  }
}

}  // namespace headframe::bench
