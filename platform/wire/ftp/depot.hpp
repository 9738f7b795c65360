// How a whole file comes to stand under the name that the client gave it.
#pragma once

#include <set>
#include <string>

#include "platform/rt/runtime.hpp"
#include "platform/wire/ftp/host.hpp"

namespace headframe::wire::ftp {

/// Keeps the promises of docs/decisions/0006-ftp-promises.md. Paths are as in Storage.
class Depot {
 public:
  Depot(rt::Runtime& runtime, Host& host, std::string partial_folder);

  /// Creates the partial folder, and removes what a crash left in it. Throws std::system_error.
  rt::Task<> prepare(rt::Lane& lane);
  /// A path for a new upload; nobody else gets it.
  std::string new_partial();

  struct Placed {
    std::string path;  // where it stood when it was promised
    bool final_name = false;
  };
  /// Moves the synced file at `source` to `target`. When this returns, a crash does not undo it,
  /// and a final name has been delivered to the host. A file under a final name is never replaced:
  /// equal bytes are delivered once more in its stead, other bytes beside it, under the same name
  /// in a reserved directory. Throws std::system_error, and whatever the host throws.
  rt::Task<Placed> place(rt::Lane& lane, Account account, std::string source, std::string target);

 private:
  /// Returns where the file now stands. `contested`: somebody else is placing this name right now.
  rt::Task<std::string> settle(rt::Lane& lane, std::string source, std::string target,
                               bool contested);
  rt::Task<> tidy(rt::Lane& lane, std::string directory);
  std::string beside(const std::string& target);

  rt::Runtime& runtime_;
  Host& host_;
  std::string partial_folder_;
  std::set<std::string> claimed_;  // final names that are being placed now
};

/// Creates the directory so that it survives a crash.
void make_durable(rt::Storage& storage, const std::string& directory);

}  // namespace headframe::wire::ftp
