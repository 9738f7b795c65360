#include "platform/wire/ftp/upload.hpp"

#include <boost/asio/error.hpp>
#include <boost/asio/redirect_error.hpp>

#include <fmt/format.h>

#include "platform/wire/ftp/deadline.hpp"

namespace headframe::wire::ftp {
namespace {
constexpr std::size_t read_bytes = 16 * 1024;
}

Upload::Upload(rt::Runtime& runtime, const Config& config, rt::Lane& lane, const Account& account,
               std::string partial)
    : runtime_(runtime),
      config_(config),
      lane_(lane),
      most_bytes_(account.max_file_bytes),
      bytes_per_second_(account.max_bytes_per_second),
      partial_(std::move(partial)),
      began_(runtime.clock().now()) {}

rt::Task<> Upload::take(rt::Stream& data) {
  while (const std::size_t n = co_await read_some(data)) {
    bytes_ += n;
    if (bytes_ > most_bytes_)
      throw TransferRefused({552, fmt::format("A file may have {} bytes.", most_bytes_)});
    if (buffer_.size() + read_bytes > config_.chunk_bytes) co_await write_out(false);
    co_await pace();
  }
  co_await write_out(true);
}

/// Returns 0 at the orderly end.
rt::Task<std::size_t> Upload::read_some(rt::Stream& data) {
  if (!landing_) landing_ = std::make_unique_for_overwrite<std::byte[]>(read_bytes);
  const Deadline deadline(runtime_.clock(), runtime_.clock().now() + config_.data_stall,
                          [&data] { data.cancel(); });
  rt::ErrorCode error;
  const std::size_t n =
      co_await data.async_read_some(rt::asio::buffer(landing_.get(), read_bytes),
                                    rt::asio::redirect_error(rt::asio::use_awaitable, error));
  buffer_.insert(buffer_.end(), landing_.get(), landing_.get() + n);
  if (!error) co_return n;
  if (error == rt::asio::error::eof) co_return 0;
  if (deadline.passed()) throw TransferRefused({426, "Nothing arrived for too long."});
  throw rt::SystemError(error);
}

rt::Task<> Upload::write_out(bool sync) {
  const std::size_t n = buffer_.size();
  file_ = co_await rt::blocking(
      lane_, {"ftp.write", n},
      [&storage = runtime_.storage(), file = file_, path = partial_, at = written_,
       bytes = std::exchange(buffer_, {}), sync]() mutable {
        if (!file) file = storage.open(path, rt::OpenMode::create_new);
        file->write_at(at, bytes);
        if (sync) file->sync();
        return file;
      });
  written_ += n;
}

/// Sleeps until the bytes so far are no more than the account's rate allows.
rt::Task<> Upload::pace() {
  if (bytes_per_second_ == 0) co_return;
  constexpr std::uint64_t ns_per_s = 1'000'000'000;
  const std::uint64_t whole = bytes_ / bytes_per_second_;
  const std::uint64_t part = bytes_ % bytes_per_second_ * ns_per_s / bytes_per_second_;
  const rt::Instant allowed =
      began_ + rt::Duration(static_cast<std::int64_t>(whole * ns_per_s + part));
  const rt::Duration ahead = allowed - runtime_.clock().now();
  if (ahead > rt::Duration::zero()) co_await rt::sleep_for(runtime_.clock(), ahead);
}

rt::Task<> Upload::discard() {
  co_await rt::blocking(lane_, {"ftp.change", 0},
                        [&storage = runtime_.storage(), file = std::exchange(file_, nullptr),
                         path = partial_]() mutable {
                          file.reset();
                          if (storage.stat(path)) storage.remove(path);
                        });
}

}  // namespace headframe::wire::ftp
