// The program's side of a connection: reads, writes and the ways to let go.
#include <algorithm>

#include "sim/world/transport.hpp"

namespace headframe::sim {
namespace {

using State = End::State;

/// An edge of a dead incarnation does nothing: the host has already forgotten the connection.
class TransportEdge final : public rt::StreamEdge {
 public:
  TransportEdge(Transport& transport, EndId end, Seam& seam)
      : transport_(transport),
        seam_(seam),
        end_(end),
        local_(transport.local(end)),
        remote_(transport.remote(end)) {}
  ~TransportEdge() override { close(); }

  void read_some(rt::asio::mutable_buffer into, Handler done) override {
    if (seam_.is_dead()) return;
    if (!open_) seam_.later(std::move(done), rt::asio::error::operation_aborted, 0);
    else transport_.read(end_, into, std::move(done));
  }
  void write_some(std::span<const rt::asio::const_buffer> from, Handler done) override {
    if (seam_.is_dead()) return;
    if (!open_) seam_.later(std::move(done), rt::asio::error::operation_aborted, 0);
    else transport_.write(end_, from, std::move(done));
  }
  void shutdown_send() override {
    if (alive()) transport_.shutdown_send(end_);
  }
  void close() override {
    if (alive()) transport_.close(end_);
    open_ = false;
  }
  void reset() override {
    if (alive()) transport_.reset(end_);
    open_ = false;
  }
  void cancel() override {
    if (alive()) transport_.cancel(end_);
  }
  rt::Endpoint local_endpoint() const override { return local_; }
  rt::Endpoint remote_endpoint() const override { return remote_; }

 private:
  bool alive() const { return open_ && !seam_.is_dead(); }

  Transport& transport_;
  Seam& seam_;
  EndId end_;
  bool open_ = true;
  rt::Endpoint local_;
  rt::Endpoint remote_;
};

}  // namespace

std::unique_ptr<rt::StreamEdge> Transport::edge(EndId end, Seam& seam) {
  end_of(end).held = true;
  if (end_of(end).state == State::embryo) end_of(end).state = State::open;
  return std::make_unique<TransportEdge>(*this, end, seam);
}

void Transport::read(EndId end, rt::asio::mutable_buffer into, rt::StreamEdge::Handler done) {
  End& e = end_of(end);
  if (e.reader) throw std::logic_error("a second read on one stream");
  e.read_into = into;
  e.reader = std::move(done);
  serve_reader(end);
}

void Transport::serve_reader(EndId end) {
  End& e = end_of(end);
  if (!e.reader) return;
  Direction& in = in_of(end);
  rt::ErrorCode error;
  std::size_t count = 0;
  if (e.read_into.size() != 0) {
    if (!in.received.empty()) {
      count = share_of(end, std::min(in.received.size(), e.read_into.size()));
      std::memcpy(e.read_into.data(), in.received.view().data(), count);
      in.received.drop(count);
      if (in.received.empty()) spare_.put(in.received.reclaim_memory());
      announce_room(end, count);
    } else if (e.error) {
      error = e.error;
    } else if (in.fin_arrived) {
      error = rt::asio::error::eof;
    } else {
      return;
    }
  }
  hosts_.seam_of(e.node).later(std::exchange(e.reader, nullptr), error, count);
}

std::size_t Transport::share_of(EndId end, std::size_t available) {
  if (parameters_.short_reads <= 0 || available < 2) return available;
  End& e = end_of(end);
  // Keyed by connection and read, so that one connection's draws do not move another's.
  const std::uint64_t key = 2 * connection(end).serial + (end & 1);
  const std::uint64_t draw = (key << 32) + 2 * e.reads++;
  if (static_cast<double>(chance_.at(draw) >> 11) * 0x1p-53 >= parameters_.short_reads)
    return available;
  return 1 + chance_.at(draw + 1) % available;
}

void Transport::announce_room(EndId receiver, std::size_t freed) {
  Direction& in = in_of(receiver);
  in.unannounced += freed;
  // Announcing less would cost an event for every message and let tiny flights through.
  if (in.unannounced < parameters_.receive_buffer_bytes / 2) return;
  const std::size_t room = std::exchange(in.unannounced, 0);
  const std::uint64_t serial = connection(receiver).serial;
  const EndId sender = receiver ^ 1;
  agenda_.add(agenda_.now() + connection(receiver).route.latency(), [this, sender, room, serial] {
    if (!connections_[sender >> 1] || connection(sender).serial != serial) return;
    out_of(sender).window += room;
    pump(sender);
  });
}

void Transport::write(EndId end, std::span<const rt::asio::const_buffer> from,
                      rt::StreamEdge::Handler done) {
  End& e = end_of(end);
  if (e.writer) throw std::logic_error("a second write on one stream");
  Seam& seam = hosts_.seam_of(e.node);
  if (from.empty()) {
    seam.later(std::move(done), {}, 0);
  } else if (e.error) {
    seam.later(std::move(done), e.error, 0);
  } else if (out_of(end).fin_wanted) {
    seam.later(std::move(done), rt::asio::error::broken_pipe, 0);
  } else {
    take_over(end, from, std::move(done));
  }
}

void Transport::take_over(EndId end, std::span<const rt::asio::const_buffer> from,
                          rt::StreamEdge::Handler done) {
  End& e = end_of(end);
  Direction& out = out_of(end);
  std::size_t room = parameters_.send_buffer_bytes;
  room -= std::min(room, out.pending.size() + out.flying.size());
  if (room == 0) {
    e.write_from = from.front();
    e.writer = std::move(done);
    return;
  }
  if (!out.pending.has_memory()) out.pending.lend(spare_.take());
  std::size_t count = 0;
  for (const rt::asio::const_buffer& buffer : from) {
    const std::size_t part = std::min(buffer.size(), room - count);
    out.pending.append({static_cast<const std::byte*>(buffer.data()), part});
    count += part;
  }
  hosts_.seam_of(e.node).later(std::move(done), {}, count);
  pump(end);
}

void Transport::serve_writer(EndId end) {
  End& e = end_of(end);
  if (!e.writer) return;
  auto done = std::exchange(e.writer, nullptr);
  if (e.error) hosts_.seam_of(e.node).later(std::move(done), e.error, 0);
  else take_over(end, {&e.write_from, 1}, std::move(done));
}

void Transport::shutdown_send(EndId end) {
  out_of(end).fin_wanted = true;
  pump(end);
}

void Transport::cancel(EndId end) { abort_operations(end); }

void Transport::abort_operations(EndId end) {
  End& e = end_of(end);
  Seam& seam = hosts_.seam_of(e.node);
  if (e.reader)
    seam.later(std::exchange(e.reader, nullptr), rt::asio::error::operation_aborted, 0);
  if (e.writer)
    seam.later(std::exchange(e.writer, nullptr), rt::asio::error::operation_aborted, 0);
}

void Transport::close(EndId end) {
  abort_operations(end);
  End& e = end_of(end);
  e.held = false;
  if (e.state == State::gone) {
    release_if_finished(end);
  } else if (!in_of(end).received.empty()) {
    refuse(end);
  } else {
    e.state = State::closing;
    shutdown_send(end);
    release_if_finished(end);
  }
}

void Transport::reset(EndId end) {
  abort_operations(end);
  End& e = end_of(end);
  e.held = false;
  if (e.state == State::gone) release_if_finished(end);
  else refuse(end);
}

}  // namespace headframe::sim
