#include "platform/core/ingest/pipeline.hpp"

#include <algorithm>
#include <system_error>

namespace headframe::core::ingest {
namespace {

wire::DecodedFile unusable(std::string rule, std::string expected, std::string found) {
  wire::DecodedFile content;
  content.outcome = wire::Outcome::refused;
  content.why = {{}, std::move(rule), std::move(expected), std::move(found)};
  return content;
}

/// Reads, hashes and decodes one file; whatever is wrong with it is in the result.
Prepared prepare_one(rt::Storage& storage, const Decoder& decoder, Arrival arrival,
                     const Mapping& mapping, const Limits& limits) {
  Prepared prepared{std::move(arrival), {}, {}, mapping.version, mapping.rules.clock_offset};
  const Arrival& file = prepared.arrival;
  try {
    const std::string bytes = rt::read_file(storage, file.path, limits.decode.max_bytes);
    prepared.hash = hash_of(bytes);
    const wire::DecodeContext context{
        file.mine, {}, mapping.rules, file.received_at, limits.decode};
    prepared.content = decoder(wire::parse_file_name(file.name), bytes, context);
  } catch (const std::system_error& error) {
    const bool large = error.code() == std::errc::file_too_large;
    prepared.content = unusable(large ? "too-large" : "unreadable",
                                large ? "at most 20 MB" : "a readable file", error.what());
  }
  return prepared;
}

bool is_disk_trouble(const store::Error& error) {
  return error.failure == store::Failure::busy || error.failure == store::Failure::io ||
         error.failure == store::Failure::no_space;
}

}  // namespace

Pipeline::Pipeline(rt::Runtime& runtime, store::Store& store, Spool& spool, Recorder& recorder,
                   Decoder decoder, const Limits& limits, PipelineOptions options)
    : runtime_(runtime),
      store_(store),
      spool_(spool),
      recorder_(recorder),
      decoder_(std::move(decoder)),
      limits_(limits),
      options_(options),
      queue_(options.waiting_files),
      wake_(runtime.clock()),
      recheck_timer_(runtime.clock()),
      background_(runtime) {
  for (std::size_t i = 0; i < options_.workers; ++i)
    lanes_.push_back(runtime.make_lane("ingest.worker"));
}

void Pipeline::start() {
  for (const auto& lane : lanes_) background_.start(work(*lane));
  background_.start(recheck());
}

rt::Task<> Pipeline::stop() {
  stopping_ = true;
  recheck_timer_.cancel();
  wake_.notify();
  co_await background_.join();
}

// Once a file had to stay on disk, all later ones stay there too, so that the order of each mine
// holds.
void Pipeline::offer(Arrival arrival) {
  const std::int64_t number = arrival.number;
  const bool replay = arrival.replay;
  const bool taken = (replay || !more_on_disk_) && queue_.push(std::move(arrival));
  if (taken && !replay) last_offered_ = std::max(last_offered_, number);
  if (!taken) more_on_disk_ = true;
  wake_.notify();
}

void Pipeline::use_mappings(std::map<std::string, std::shared_ptr<const Mapping>> mappings) {
  mappings_ = std::move(mappings);
}

rt::Task<> Pipeline::work(rt::Lane& lane) {
  while (!stopping_) {
    std::vector<Arrival> files = queue_.take(options_.files_a_turn);
    if (files.empty() && more_on_disk_ && queue_.waiting() == 0) {
      co_await refill();
      continue;
    }
    if (files.empty()) {
      co_await wake_.wait();
      continue;
    }
    const std::string mine = files.front().mine;
    const std::size_t count = files.size();
    in_turn_ += count;
    const std::shared_ptr<Turn> turn = co_await prepare(lane, std::move(files));
    const std::vector<Disposal> disposals = co_await record(turn);
    in_turn_ -= count;
    dispose(*turn, disposals);
    queue_.finish(mine);
    wake_.notify();
  }
}

rt::Task<> Pipeline::refill() {
  more_on_disk_ = false;
  std::vector<Arrival> found;
  try {
    found = co_await spool_.recover(last_offered_);
    for (Arrival& replay : co_await store_.readers().run({"ingest.scan", 0}, books::replays))
      found.push_back(std::move(replay));
  } catch (const std::runtime_error&) {
    more_on_disk_ = true;  // the disk refuses to be read
  }
  if (more_on_disk_) co_await rt::sleep_for(runtime_.clock(), options_.disk_retry);
  for (Arrival& arrival : found) offer(std::move(arrival));
}

rt::Task<std::shared_ptr<Pipeline::Turn>> Pipeline::prepare(rt::Lane& lane,
                                                            std::vector<Arrival> files) {
  static const auto none = std::make_shared<const Mapping>();
  const auto found = mappings_.find(files.front().mine);
  const std::shared_ptr<const Mapping> mapping = found == mappings_.end() ? none : found->second;
  std::size_t bytes = 0;
  for (const Arrival& file : files) bytes += file.size;
  co_return co_await rt::blocking(
      lane, {"ingest.decode", bytes}, [this, mapping, files = std::move(files)]() mutable {
        auto turn = std::make_shared<Turn>();
        for (Arrival& file : files)
          turn->push_back(
              prepare_one(runtime_.storage(), decoder_, std::move(file), *mapping, limits_));
        return turn;
      });
}

// A file that cannot be stored for its own sake must not hold up its neighbours: a failed turn is
// repeated file by file, and the one that fails alone goes to quarantine.
rt::Task<std::vector<Disposal>> Pipeline::record(std::shared_ptr<Turn> turn) {
  std::string failure;
  try {
    co_return co_await record_once(turn);
  } catch (const std::exception& error) {
    failure = error.what();
  }
  std::vector<Disposal> disposals;
  if (turn->size() == 1) {
    turn->front().content = unusable("store-failed", "a file that can be stored", failure);
    co_return co_await record_once(turn);
  }
  for (const Prepared& one : *turn) {
    auto alone = std::make_shared<Turn>(1, one);
    disposals.push_back((co_await record(alone)).front());
  }
  co_return disposals;
}

rt::Task<std::vector<Disposal>> Pipeline::record_once(std::shared_ptr<Turn> turn) {
  std::size_t bytes = 0;
  for (const Prepared& one : *turn) bytes += one.arrival.size;
  for (;;) {
    try {
      co_return co_await store_.writer().run({"ingest.store", bytes},
                                             [this, turn](store::Connection& c) {
                                               const rt::WallTime now = runtime_.clock().wall_now();
                                               std::vector<Disposal> disposals;
                                               for (const Prepared& one : *turn)
                                                 disposals.push_back(recorder_.record(c, one, now));
                                               return disposals;
                                             });
    } catch (const store::Error& error) {
      if (!is_disk_trouble(error)) throw;
    }
    co_await rt::sleep_for(runtime_.clock(), options_.disk_retry);
  }
}

void Pipeline::dispose(const Turn& turn, const std::vector<Disposal>& disposals) {
  for (std::size_t i = 0; i < turn.size(); ++i) {
    const Arrival& file = turn[i].arrival;
    if (disposals[i] == Disposal::wait) {
      deferred_.push_back({runtime_.clock().now() + options_.incomplete_retry, file});
    } else if (!file.replay) {
      spool_.put_away(file, books::archive_folder(file.mine, file.received_at));
    }
  }
}

rt::Task<> Pipeline::recheck() {
  while (!stopping_) {
    if (deferred_.empty()) {
      co_await wake_.wait();
      continue;
    }
    co_await recheck_timer_.wait_until(deferred_.front().due);
    const rt::Instant now = runtime_.clock().now();
    const auto later = std::find_if(deferred_.begin(), deferred_.end(),
                                    [&](const Deferred& d) { return d.due > now; });
    std::vector<Deferred> due(std::make_move_iterator(deferred_.begin()),
                              std::make_move_iterator(later));
    deferred_.erase(deferred_.begin(), later);
    for (Deferred& d : due)
      if (!queue_.push(std::move(d.arrival)))
        deferred_.push_back({now + options_.incomplete_retry, d.arrival});
    wake_.notify();
  }
}

}  // namespace headframe::core::ingest
