// From the spool into the books: workers read, decode and store files, mine by mine in turns.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "platform/core/ingest/mappings.hpp"
#include "platform/core/ingest/pipeline_options.hpp"
#include "platform/core/ingest/queue.hpp"
#include "platform/core/ingest/recorder.hpp"
#include "platform/core/ingest/spool.hpp"
#include "platform/core/signal.hpp"
#include "platform/store/store.hpp"

namespace headframe::core::ingest {

/// Lives on the node's executor. Stores every file exactly once, in the order of arrival for each
/// mine. While the disk refuses to write, files stay in the spool and are tried again.
class Pipeline {
 public:
  Pipeline(rt::Runtime& runtime, store::Store& store, Spool& spool, Recorder& recorder,
           Decoder decoder, const Limits& limits, PipelineOptions options);
  Pipeline(const Pipeline&) = delete;

  void start();
  /// Resumes when the workers have finished their turns; what still waits stays in the spool.
  rt::Task<> stop();

  /// The file is in the spool (or, for a replay, in the archive).
  void offer(Arrival arrival);
  void use_mappings(std::map<std::string, std::shared_ptr<const Mapping>> mappings);

  /// Files in memory that wait for their turn, are in it, or wait for their end mark.
  std::size_t pending() const { return queue_.waiting() + in_turn_ + deferred_.size(); }

 private:
  using Turn = std::vector<Prepared>;
  struct Deferred {
    rt::Instant due;
    Arrival arrival;
  };
  rt::Task<> work(rt::Lane& lane);
  rt::Task<> recheck();
  rt::Task<> refill();
  rt::Task<std::shared_ptr<Turn>> prepare(rt::Lane& lane, std::vector<Arrival> files);
  rt::Task<std::vector<Disposal>> record(std::shared_ptr<Turn> turn);
  rt::Task<std::vector<Disposal>> record_once(std::shared_ptr<Turn> turn);
  void dispose(const Turn& turn, const std::vector<Disposal>& disposals);

  rt::Runtime& runtime_;
  store::Store& store_;
  Spool& spool_;
  Recorder& recorder_;
  Decoder decoder_;
  Limits limits_;
  PipelineOptions options_;
  FairQueue queue_;
  std::size_t in_turn_ = 0;
  std::int64_t last_offered_ = 0;
  bool more_on_disk_ = false;
  bool stopping_ = false;
  std::map<std::string, std::shared_ptr<const Mapping>> mappings_;
  std::vector<Deferred> deferred_;
  Signal wake_;
  rt::Timer recheck_timer_;
  Background background_;
  std::vector<std::unique_ptr<rt::Lane>> lanes_;
};

}  // namespace headframe::core::ingest
