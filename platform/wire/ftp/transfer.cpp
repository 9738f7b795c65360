// The commands of a session that need a data connection.
#include <boost/asio/write.hpp>

#include <fmt/format.h>

#include "platform/wire/ftp/deadline.hpp"
#include "platform/wire/ftp/path.hpp"
#include "platform/wire/ftp/session.hpp"

namespace headframe::wire::ftp {

namespace asio = rt::asio;

namespace {

const Reply aborted{426, "The transfer was aborted; nothing was kept."};
const Reply no_data_port{425, "PASV or EPSV comes first."};

/// "192.0.2.7" and 5001 as "192,0,2,7,19,137"; empty when the host is no IPv4 address.
std::string host_and_port(std::string host, std::uint16_t port) {
  int dots = 0;
  for (char& c : host) {
    if (c == '.') {
      c = ',';
      ++dots;
    } else if (c < '0' || c > '9') {
      return {};
    }
  }
  return dots == 3 ? fmt::format("{},{},{}", host, port >> 8, port & 255) : std::string();
}

}  // namespace

rt::Task<Reply> Session::perform(ListenForData action) {
  try {
    const std::uint16_t port = data_port_.open();
    if (action.extended) co_return Reply{229, fmt::format("Come to (|||{}|).", port)};
    const std::string& fixed = house_.config.passive_address;
    const std::string place =
        host_and_port(fixed.empty() ? control_.local_endpoint().host : fixed, port);
    if (!place.empty()) co_return Reply{227, fmt::format("Come to ({}).", place)};
    data_port_.close();
    co_return Reply{522, "This server has no IPv4 address to tell; use EPSV."};
  } catch (const rt::SystemError& error) {
    house_.tell(ServerImpaired{"data port: " + error.code().message()});
  }
  co_return Reply{425, "No data port is free; try again later."};
}

rt::Task<rt::Stream> Session::accept_data() {
  return data_port_.accept(address_, [this](const std::string& stranger) {
    house_.tell(StrangerRefused{address_, user(), stranger});
  });
}

Reply Session::failed_transfer(const rt::SystemError& error) const {
  if (aborted_) return aborted;
  if (!data_.is_open()) return {425, "Nobody opened the data connection."};
  return {426, "The data connection broke: " + error.code().message() + "."};
}

/// Nothing when everything arrived and is safe under its partial name.
rt::Task<std::optional<Reply>> Session::receive(Upload& upload) {
  try {
    data_ = co_await accept_data();
    if (!aborted_) co_await upload.take(data_);
  } catch (const TransferRefused& refused) {
    co_return refused.reply;
  } catch (const rt::SystemError& error) {
    co_return failed_transfer(error);
  } catch (const std::system_error& error) {
    co_return reply_for(error);
  }
  // A client that died ends its data connection like one that has sent everything; but then its
  // control connection has ended too.
  if (aborted_) co_return aborted;
  co_return std::nullopt;
}

Reply Session::refuse_file(const std::string& path, Reply reply) {
  house_.tell(FileRefused{address_, user(), folder_->in_storage(path), reply.code, reply.text});
  return reply;
}

rt::Task<Reply> Session::perform(Store action) {
  if (!data_port_.is_open()) co_return no_data_port;
  const rt::Instant began = clock_.now();
  if (auto objection = co_await folder_->objection_to_store(action.path)) {
    data_port_.close();
    co_return refuse_file(action.path, *objection);
  }
  aborted_ = lost_;
  transferring_ = true;
  co_await say({150, "Send it."});
  Upload upload(house_.runtime, house_.config, lane_, folder_->account(),
                house_.depot.new_partial());
  auto failure = co_await receive(upload);
  transferring_ = false;
  if (!failure) {
    const auto reply = co_await place(upload.partial(), action.path, {226, "Stored."});
    if (reply.code == 226) {
      house_.tell(FileStored{address_, user(), folder_->in_storage(action.path), upload.bytes(),
                             house_.host.is_final(name_of(action.path)), clock_.now() - began});
      co_return reply;
    }
    failure = reply;
  }
  co_await upload.discard();
  co_return refuse_file(action.path, *failure);
}

/// Nothing when the client's side took everything.
rt::Task<std::optional<Reply>> Session::send(std::string text) {
  constexpr std::size_t piece_bytes = 64 * 1024;
  try {
    data_ = co_await accept_data();
    for (std::size_t at = 0; at < text.size() && !aborted_; at += piece_bytes) {
      const Deadline deadline(clock_, clock_.now() + house_.config.data_stall,
                              [this] { data_.reset(); });
      const std::size_t n = std::min(piece_bytes, text.size() - at);
      co_await asio::async_write(data_, asio::buffer(text.data() + at, n), asio::use_awaitable);
    }
    if (aborted_) data_.reset();
    data_ = {};  // the client sees the end before it sees the reply
  } catch (const rt::SystemError& error) {
    co_return failed_transfer(error);
  }
  if (aborted_) co_return aborted;
  co_return std::nullopt;
}

rt::Task<Reply> Session::perform(SendListing action) {
  if (!data_port_.is_open()) co_return no_data_port;
  auto listed = co_await folder_->list(action.path, action.format, house_.config.most_listed);
  if (listed.refusal.code != 0) {
    data_port_.close();
    co_return listed.refusal;
  }
  aborted_ = lost_;
  transferring_ = true;
  co_await say({150, "Here it comes."});
  const auto failure = co_await send(std::move(listed.text));
  transferring_ = false;
  co_return failure ? *failure : Reply{226, "That is all."};
}

}  // namespace headframe::wire::ftp
