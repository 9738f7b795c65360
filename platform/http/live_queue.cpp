#include "platform/http/live_queue.hpp"

#include <nlohmann/json.hpp>

#include "platform/core/civil.hpp"

namespace headframe::http {
namespace {

using nlohmann::json;

std::string text_of(const json& message) {
  return message.dump(-1, ' ', false, json::error_handler_t::replace);
}

std::string event_text(const core::LiveEvent& event) {
  json message = {{"type", "event"},
                  {"sequence", event.sequence},
                  {"at", core::to_text(event.at)},
                  {"topic", event.topic},
                  {"data", event.data}};
  if (!event.mine.empty()) message["mine"] = event.mine;
  return text_of(message);
}

std::string gap_text(const char* reason, std::uint64_t from, std::uint64_t to) {
  return text_of({{"type", "gap"}, {"reason", reason}, {"from", from}, {"to", to}});
}

}  // namespace

bool LiveQueue::may_see(const core::LiveEvent& event) const {
  return (event.right.empty() || who_.may(event.right)) &&
         (event.mine.empty() || who_.sees(event.mine));
}

void LiveQueue::catch_up(const core::LiveFeed& feed, std::uint64_t since) {
  const auto missed = feed.since(since);
  if (missed.first_missing != 0) {
    const auto to = missed.events.empty() ? feed.last_sequence() : missed.events.front().sequence - 1;
    waiting_.push_back(gap_text("forgotten", missed.first_missing, to));
  }
  for (const auto& event : missed.events)
    if (may_see(event)) waiting_.push_back(event_text(event));
}

void LiveQueue::open(const core::LiveFeed& feed, const std::string& epoch,
                     std::optional<std::uint64_t> since, const std::string& since_epoch) {
  waiting_.push_back(
      text_of({{"type", "hello"}, {"epoch", epoch}, {"last", feed.last_sequence()}}));
  if (since) {
    const bool other_start =
        *since > feed.last_sequence() || (!since_epoch.empty() && since_epoch != epoch);
    if (other_start) waiting_.push_back(gap_text("restarted", *since + 1, 0));
    catch_up(feed, other_start ? 0 : *since);
  }
  catching_up_ = waiting_.size();
}

bool LiveQueue::offer(const core::LiveEvent& event) {
  if (!may_see(event)) return true;
  if (waiting_.size() - catching_up_ >= backlog_) {
    waiting_.clear();
    catching_up_ = 0;
    return false;
  }
  waiting_.push_back(event_text(event));
  return true;
}

void LiveQueue::offer_seen(std::uint64_t sequence) {
  waiting_.push_back(text_of({{"type", "seen"}, {"sequence", sequence}}));
}

std::string LiveQueue::take() {
  std::string text = std::move(waiting_.front());
  waiting_.pop_front();
  if (catching_up_ > 0) --catching_up_;
  return text;
}

}  // namespace headframe::http
