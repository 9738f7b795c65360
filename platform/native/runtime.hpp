// The seam on this machine: real sockets, files, clocks and threads.
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>

#include <boost/asio/io_context.hpp>
#include <boost/asio/thread_pool.hpp>

#include "platform/native/clock.hpp"
#include "platform/native/life.hpp"
#include "platform/native/network.hpp"
#include "platform/native/storage.hpp"
#include "platform/rt/runtime.hpp"

namespace headframe::native {

struct NativeOptions {
  std::size_t lane_threads = 4;
  /// How long sent bytes, or a request to connect, may stay unanswered (TCP_USER_TIMEOUT).
  std::chrono::milliseconds give_up_after{60'000};
  /// Seed of random(); drawn from the machine's entropy when absent.
  std::optional<std::uint64_t> seed;
};

/// One io_context, run by one thread, is the node's executor. `data_root` must exist; symbolic
/// links below it are never followed.
///
/// To stop a program in order: ask its servers to stop, let io.run() return, destroy the servers,
/// then the runtime, then the io_context. To stop at once: leave io.run(), call shut_down(), then
/// destroy in the same order. Whatever still waits is destroyed and never runs.
class NativeRuntime final : public rt::Runtime {
 public:
  NativeRuntime(rt::asio::io_context& io, const std::filesystem::path& data_root,
                NativeOptions options = {});
  ~NativeRuntime() override;

  rt::asio::any_io_executor executor() override { return io_.get_executor(); }
  rt::Clock& clock() override { return clock_; }
  rt::Network& network() override { return network_; }
  rt::Storage& storage() override { return storage_; }
  rt::Entropy& entropy() override { return *entropy_; }
  rt::RandomStream random(std::string_view name) override { return {seed_, name}; }
  std::unique_ptr<rt::Lane> make_lane(std::string_view name) override;

  /// Ends everything at once, outside the loop's handlers: waits for the jobs that are running,
  /// drops those that are not, closes all sockets and destroys all waiting handlers and their
  /// coroutines, for which it polls the io_context. Afterwards operations never complete.
  void shut_down();

 private:
  rt::asio::io_context& io_;
  std::shared_ptr<Life> life_;
  rt::asio::thread_pool pool_;
  NativeClock clock_;
  NativeNetwork network_;
  NativeStorage storage_;
  std::unique_ptr<rt::Entropy> entropy_;
  std::uint64_t seed_;
};

}  // namespace headframe::native
