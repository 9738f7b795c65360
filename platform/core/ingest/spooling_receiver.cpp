#include "platform/core/ingest/spooling_receiver.hpp"

#include <algorithm>
#include <system_error>

namespace headframe::core::ingest {

SpoolingReceiver::SpoolingReceiver(const ReceiverPlace& place, Decoder decoder)
    : spool_(place.runtime),
      recorder_(place.house, place.watchman, place.options.limits),
      pipeline_(place.runtime, place.store, spool_, recorder_, std::move(decoder),
                place.options.limits, place.options.pipeline) {}

rt::Task<> SpoolingReceiver::start(Backlog backlog) {
  std::vector<Arrival> waiting = co_await spool_.recover(0);
  spool_.number_from(std::max(backlog.last_number, waiting.empty() ? 0 : waiting.back().number));
  for (Arrival& arrival : waiting) pipeline_.offer(std::move(arrival));
  for (Arrival& arrival : backlog.replays) pipeline_.offer(std::move(arrival));
  co_await take_in_inbox();
  pipeline_.start();
}

rt::Task<> SpoolingReceiver::stop() {
  co_await pipeline_.stop();
  co_await spool_.settle();
}

rt::Task<> SpoolingReceiver::delivered(std::string mine, std::string path) {
  pipeline_.offer(co_await spool_.take_in(std::move(mine), std::move(path)));
}

// A folder's name is the mine's code; what is still being written, or vanished meanwhile because
// its delivery was announced too, is left alone.
rt::Task<> SpoolingReceiver::take_in_inbox() {
  for (const auto& [folder, name] : co_await spool_.inbox()) {
    if (wire::is_temporary_name(name)) continue;
    try {
      pipeline_.offer(
          co_await spool_.take_in(folder.substr(folder.rfind('/') + 1), folder + "/" + name));
    } catch (const std::system_error& error) {
      if (error.code() != std::errc::no_such_file_or_directory) throw;
    }
  }
}

MakeReceiver spooling_receiver(Decoder decoder) {
  return [decoder = std::move(decoder)](const ReceiverPlace& place) -> std::unique_ptr<Receiver> {
    return std::make_unique<SpoolingReceiver>(place, decoder);
  };
}

}  // namespace headframe::core::ingest
