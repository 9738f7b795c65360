#include "sim/feed/line.hpp"

#include <boost/asio/error.hpp>

namespace headframe::sim::feed {

namespace error = rt::asio::error;

class Line::Edge final : public rt::StreamEdge {
 public:
  Edge(std::shared_ptr<State> state, std::unique_ptr<rt::StreamEdge> beyond)
      : state_(std::move(state)), beyond_(std::move(beyond)) {
    state_->edges.insert(this);
  }
  ~Edge() override { state_->edges.erase(this); }

  void cut() {
    *is_cut_ = true;
    beyond_->reset();
  }

  void read_some(rt::asio::mutable_buffer into, Handler done) override {
    beyond_->read_some(into, told(std::move(done)));
  }
  void write_some(std::span<const rt::asio::const_buffer> from, Handler done) override {
    beyond_->write_some(from, told(std::move(done)));
  }
  void shutdown_send() override { beyond_->shutdown_send(); }
  void close() override { beyond_->close(); }
  void reset() override { beyond_->reset(); }
  void cancel() override { beyond_->cancel(); }
  rt::Endpoint local_endpoint() const override { return beyond_->local_endpoint(); }
  rt::Endpoint remote_endpoint() const override { return beyond_->remote_endpoint(); }

 private:
  /// An operation that the cut ended says so, instead of that somebody here gave it up.
  Handler told(Handler done) {
    return [cut = is_cut_, done = std::move(done)](rt::ErrorCode e, std::size_t bytes) mutable {
      if (e && *cut) e = error::connection_reset;
      done(e, bytes);
    };
  }

  std::shared_ptr<State> state_;
  std::unique_ptr<rt::StreamEdge> beyond_;
  std::shared_ptr<bool> is_cut_ = std::make_shared<bool>(false);
};

Line::Line(rt::Network& beyond, rt::Clock& clock, rt::Duration connect_limit)
    : beyond_(beyond),
      clock_(clock),
      connect_limit_(connect_limit),
      state_(std::make_shared<State>()) {}

Line::~Line() = default;

bool Line::is_down() const {
  return state_->cuts > 0;
}

void Line::cut() {
  if (state_->cuts++ > 0) return;
  for (Edge* const edge : std::set<Edge*>(state_->edges)) edge->cut();
}

void Line::restore() {
  --state_->cuts;
}

void Line::connect(const rt::Endpoint& remote, ConnectHandler done) {
  if (is_down()) {
    clock_.arm(clock_.now() + connect_limit_,
               [done = std::move(done)](bool) mutable { done(error::timed_out, nullptr); });
    return;
  }
  beyond_.connect(remote, [state = state_, done = std::move(done)](
                              rt::ErrorCode e, std::unique_ptr<rt::StreamEdge> edge) mutable {
    connected(state, e, std::move(edge), done);
  });
}

void Line::connected(const std::shared_ptr<State>& state, rt::ErrorCode e,
                     std::unique_ptr<rt::StreamEdge> edge, ConnectHandler& done) {
  if (e) return done(e, nullptr);
  if (state->cuts == 0) return done({}, std::make_unique<Edge>(state, std::move(edge)));
  edge->reset();  // the line went down meanwhile
  done(error::timed_out, nullptr);
}

std::unique_ptr<rt::ListenerEdge> Line::listen(const rt::Endpoint& local) {
  return beyond_.listen(local);
}

}  // namespace headframe::sim::feed
