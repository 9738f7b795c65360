// What takes the mines' files from their folders into the books. The platform runs exactly one; who
// wires it says which.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "platform/core/ingest/mappings.hpp"
#include "platform/core/ingest/pipeline_options.hpp"
#include "platform/core/ingest/rules.hpp"
#include "platform/core/ingest/watchman.hpp"
#include "platform/core/module.hpp"
#include "platform/rt/runtime.hpp"
#include "platform/store/store.hpp"

namespace headframe::core::ingest {

/// What the books say at the start.
struct Backlog {
  std::int64_t last_number = 0;   // of a file; the receiver's numbers go on from there
  std::vector<Arrival> replays;   // asked for and not done
};

using Mappings = std::map<std::string, std::shared_ptr<const Mapping>>;  // by mine

/// Lives on the node's executor. Enters files into the books, each under a number of its own, and
/// publishes FileDecoded for those that count, in the same transaction.
class Receiver {
 public:
  virtual ~Receiver() = default;

  /// Finds what was delivered before the last end, and starts working.
  virtual rt::Task<> start(Backlog backlog) = 0;
  /// Resumes when nothing is in work any more; what waits is found at the next start.
  virtual rt::Task<> stop() = 0;
  /// A whole file of the mine lies at `path` in its folder, safe on disk. The mine is told that it
  /// was received when this resumes. Throws std::system_error when the disk refuses.
  virtual rt::Task<> delivered(std::string mine, std::string path) = 0;
  /// Once before start(), then after each approval.
  virtual void use_mappings(Mappings mappings) = 0;
  /// Whether a file that has been read can be read once more; replay() is for those only.
  virtual bool can_replay() const = 0;
  virtual void replay(Arrival arrival) = 0;
  /// Files that were delivered and are not in the books yet, as far as they are known of.
  virtual std::size_t pending() const = 0;
};

struct IngestOptions {
  Limits limits;
  PipelineOptions pipeline;
};

/// What a receiver may use; all of it outlives the receiver.
struct ReceiverPlace {
  rt::Runtime& runtime;
  store::Store& store;
  House& house;
  Watchman& watchman;
  const IngestOptions& options;
};
using MakeReceiver = std::function<std::unique_ptr<Receiver>(const ReceiverPlace&)>;

}  // namespace headframe::core::ingest
