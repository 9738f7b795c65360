#include "platform/native/runtime.hpp"

#include <stdexcept>

#include <sodium.h>

#include "platform/native/lane.hpp"

namespace headframe::native {
namespace {

class SodiumEntropy final : public rt::Entropy {
 public:
  SodiumEntropy() {
    if (sodium_init() < 0) throw std::runtime_error("libsodium cannot be initialised");
  }
  void fill(std::span<std::byte> into) override { randombytes_buf(into.data(), into.size()); }
};

std::uint64_t drawn_from(rt::Entropy& entropy) {
  std::uint64_t seed = 0;
  entropy.fill(std::as_writable_bytes(std::span(&seed, 1)));
  return seed;
}

}  // namespace

NativeRuntime::NativeRuntime(rt::asio::io_context& io, const std::filesystem::path& data_root,
                             NativeOptions options)
    : io_(io),
      life_(std::make_shared<Life>()),
      pool_(options.lane_threads),
      clock_(io),
      network_(io, life_, options.give_up_after),
      storage_(data_root),
      entropy_(std::make_unique<SodiumEntropy>()),
      seed_(options.seed ? *options.seed : drawn_from(*entropy_)) {}

NativeRuntime::~NativeRuntime() { shut_down(); }

std::unique_ptr<rt::Lane> NativeRuntime::make_lane(std::string_view) {
  return std::make_unique<NativeLane>(io_, pool_, life_);
}

void NativeRuntime::shut_down() {
  if (!life_->alive) return;
  pool_.stop();
  pool_.join();
  life_->end();
  clock_.end();
  // Destroyed handlers post the unwinding of their coroutines, which may destroy further ones.
  io_.restart();
  while (io_.poll() > 0) {
  }
}

}  // namespace headframe::native
