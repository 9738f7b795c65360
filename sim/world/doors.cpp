#include "sim/world/doors.hpp"

namespace headframe::sim {
namespace {
constexpr std::uint16_t first_free_port = 49152;
bool is_loopback(const std::string& host) { return host == "localhost" || host == "127.0.0.1"; }
}  // namespace

class DoorListener final : public rt::ListenerEdge {
 public:
  DoorListener(Doors& doors, Seam& seam, Doors::Port port, rt::Endpoint local)
      : doors_(doors), seam_(seam), port_(port), local_(std::move(local)) {}
  ~DoorListener() override { close(); }

  void accept(Handler done) override {
    if (seam_.is_dead()) return;
    if (open_) {
      doors_.accept(port_, std::move(done));
    } else {
      seam_.later([d = std::move(done)]() mutable {
        d(rt::asio::error::operation_aborted, nullptr);
      });
    }
  }
  void close() override {
    if (std::exchange(open_, false) && !seam_.is_dead()) doors_.close(port_);
  }
  rt::Endpoint local_endpoint() const override { return local_; }

 private:
  Doors& doors_;
  Seam& seam_;
  Doors::Port port_;
  rt::Endpoint local_;
  bool open_ = true;
};

Doors::Doors(Agenda& agenda, Transport& transport, Hosts& hosts)
    : agenda_(agenda), transport_(transport), hosts_(hosts) {
  transport_.on_arrival([this](EndId end) { return arrived(end); });
}

void Doors::connect(Seam& seam, const rt::Endpoint& remote, rt::Network::ConnectHandler done) {
  const auto to = hosts_.resolve(seam.node(), remote.host);
  const AttemptId id = next_attempt_++;
  Attempt& attempt = attempts_[id];
  attempt.seam = &seam;
  attempt.remote = remote;
  attempt.done = std::move(done);
  if (!to) {
    finish(id, rt::asio::error::host_not_found, nullptr);
    return;
  }
  attempt.to = *to;
  attempt.remote.host = hosts_.address_of(*to);
  if (*to != seam.node())
    attempt.route = Route(hosts_.attachment_of(seam.node()), hosts_.attachment_of(*to));
  attempt.deadline = agenda_.add(agenda_.now() + transport_.parameters().connect_give_up, [this, id] {
    finish(id, rt::asio::error::timed_out, nullptr);
  });
  try_to_connect(id, transport_.parameters().connect_first_retry);
}

void Doors::try_to_connect(AttemptId id, rt::Duration retry_after) {
  Attempt& attempt = attempts_.at(id);
  attempt.retry = agenda_.add(agenda_.now() + retry_after, [this, id, retry_after] {
    try_to_connect(id, 2 * retry_after);
  });
  if (attempt.route.is_up())
    agenda_.add(agenda_.now() + attempt.route.latency(), [this, id] { ask(id); });
}

void Doors::ask(AttemptId id) {
  const auto found = attempts_.find(id);
  if (found == attempts_.end()) return;
  const Attempt& attempt = found->second;
  if (!attempt.route.is_up() || !hosts_.is_up(attempt.to)) return;
  const auto door = listening_.find({attempt.to, attempt.remote.port});
  const bool local = attempt.to == attempt.seam->node();
  const bool open = door != listening_.end() && (local || !door->second.only_local);
  if (open && door->second.waiting.size() >= transport_.parameters().backlog) return;
  agenda_.add(agenda_.now() + attempt.route.latency(), [this, id, open] { answer(id, open); });
}

void Doors::answer(AttemptId id, bool listening) {
  const auto found = attempts_.find(id);
  if (found == attempts_.end()) return;
  const Attempt& attempt = found->second;
  if (!attempt.route.is_up()) return;
  if (!listening) {
    finish(id, rt::asio::error::connection_refused, nullptr);
    return;
  }
  const NodeId from = attempt.seam->node();
  const rt::Endpoint local{hosts_.address_of(from), free_port(from)};
  const EndId end = transport_.create(from, local, attempt.to, attempt.remote);
  finish(id, {}, transport_.edge(end, *attempt.seam));
}

void Doors::finish(AttemptId id, rt::ErrorCode error, std::unique_ptr<rt::StreamEdge> edge) {
  auto attempt = std::move(attempts_.extract(id).mapped());
  agenda_.cancel(attempt.retry);
  agenda_.cancel(attempt.deadline);
  attempt.seam->later([done = std::move(attempt.done), error, e = std::move(edge)]() mutable {
    done(error, std::move(e));
  });
}

std::unique_ptr<rt::ListenerEdge> Doors::listen(Seam& seam, const rt::Endpoint& local) {
  const NodeId node = seam.node();
  const std::string& address = hosts_.address_of(node);
  const bool only_local = is_loopback(local.host);
  if (!only_local && !local.host.empty() && hosts_.resolve(node, local.host) != node)
    throw rt::SystemError(boost::system::errc::make_error_code(
        boost::system::errc::address_not_available), local.host);
  const Port port{node, local.port != 0 ? local.port : free_port(node)};
  if (listening_.contains(port)) throw rt::SystemError(rt::asio::error::address_in_use);
  listening_[port] = {&seam, only_local, {}, nullptr};
  return std::make_unique<DoorListener>(*this, seam, port,
                                        rt::Endpoint{only_local ? "127.0.0.1" : address, port.number});
}

bool Doors::arrived(EndId end) {
  const auto door = listening_.find({transport_.node_of(end), transport_.local(end).port});
  if (door == listening_.end()) return false;
  if (door->second.waiting.size() >= transport_.parameters().backlog) return false;
  door->second.waiting.push_back(end);
  hand_over(door->second);
  return true;
}

void Doors::accept(const Port& port, rt::ListenerEdge::Handler done) {
  Listening& listening = listening_.at(port);
  if (listening.acceptor) throw std::logic_error("a second accept on one listener");
  listening.acceptor = std::move(done);
  hand_over(listening);
}

void Doors::hand_over(Listening& listening) {
  if (!listening.acceptor || listening.waiting.empty()) return;
  const EndId end = listening.waiting.front();
  listening.waiting.pop_front();
  listening.seam->later([done = std::exchange(listening.acceptor, nullptr),
                         edge = transport_.edge(end, *listening.seam)]() mutable {
    done({}, std::move(edge));
  });
}

void Doors::close(const Port& port) {
  auto closed = std::move(listening_.extract(port).mapped());
  for (const EndId end : closed.waiting) transport_.reset(end);
  if (!closed.acceptor) return;
  closed.seam->later([done = std::move(closed.acceptor)]() mutable {
    done(rt::asio::error::operation_aborted, nullptr);
  });
}

void Doors::host_crashed(NodeId node) {
  std::vector<rt::ListenerEdge::Handler> dropped;  // destroyed after the tables are in order
  for (auto door = listening_.begin(); door != listening_.end();) {
    if (door->first.node != node) {
      ++door;
      continue;
    }
    dropped.push_back(std::move(door->second.acceptor));
    door = listening_.erase(door);
  }
  for (auto attempt = attempts_.begin(); attempt != attempts_.end();) {
    if (attempt->second.seam->node() != node) {
      ++attempt;
      continue;
    }
    agenda_.cancel(attempt->second.retry);
    agenda_.cancel(attempt->second.deadline);
    dropped.push_back(std::move(attempt->second.done));
    attempt = attempts_.erase(attempt);
  }
}

std::uint16_t Doors::free_port(NodeId node) {
  std::uint16_t& last = last_port_[node];
  do {
    last = last < first_free_port || last == 0xffff ? first_free_port
                                                    : static_cast<std::uint16_t>(last + 1);
  } while (listening_.contains({node, last}));
  return last;
}

}  // namespace headframe::sim
