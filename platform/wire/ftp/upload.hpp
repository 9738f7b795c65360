// One file on its way in: from the data connection to safe bytes under a partial name.
#pragma once

#include <cstdint>
#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

#include "platform/rt/runtime.hpp"
#include "platform/wire/ftp/config.hpp"
#include "platform/wire/ftp/host.hpp"
#include "platform/wire/ftp/reply.hpp"

namespace headframe::wire::ftp {

/// The transfer ends here, and this is why.
class TransferRefused : public std::runtime_error {
 public:
  explicit TransferRefused(Reply r) : std::runtime_error(r.text), reply(std::move(r)) {}
  Reply reply;
};

class Upload {
 public:
  Upload(rt::Runtime& runtime, const Config& config, rt::Lane& lane, const Account& account,
         std::string partial);

  /// Takes everything up to the orderly end, and syncs it. Throws TransferRefused (too large,
  /// stalled), SystemError (the connection broke) or std::system_error (the disk); the partial file
  /// then still exists.
  rt::Task<> take(rt::Stream& data);
  /// Removes the partial file, if there is one.
  rt::Task<> discard();

  std::uint64_t bytes() const { return bytes_; }
  const std::string& partial() const { return partial_; }

 private:
  rt::Task<std::size_t> read_some(rt::Stream& data);
  rt::Task<> write_out(bool sync);
  rt::Task<> pace();

  rt::Runtime& runtime_;
  const Config& config_;
  rt::Lane& lane_;
  std::uint64_t most_bytes_;
  std::uint64_t bytes_per_second_;
  std::string partial_;
  rt::Instant began_;
  std::uint64_t bytes_ = 0;
  std::uint64_t written_ = 0;
  std::unique_ptr<std::byte[]> landing_;  // of one read; not cleared between them
  std::vector<std::byte> buffer_;         // read and not yet written
  std::shared_ptr<rt::File> file_;  // jobs on the lane share it
};

}  // namespace headframe::wire::ftp
