#include "tests/conformance/lines_suite.hpp"

namespace headframe::conformance {
namespace {

constexpr std::uint16_t port = 17001;

rt::Duration since_start(rt::Runtime& runtime) { return runtime.clock().now().since_start; }

rt::Task<> receive_and_note(rt::Runtime& runtime, sim::World& world, Seen& seen) {
  auto listener = runtime.listen({"", port});
  auto stream = co_await listener.accept();
  std::array<char, 65536> part;
  rt::ErrorCode error;
  while (!error) {
    try {
      const auto n = co_await stream.async_read_some(rt::asio::buffer(part), rt::asio::use_awaitable);
      seen.received += n;
      world.record("receiver", "read", std::to_string(n));
    } catch (const rt::SystemError& e) {
      error = e.code();
    }
  }
  if (error == rt::asio::error::eof) seen.eof_at = since_start(runtime);
  else seen.receive_error = error;
}

rt::Task<> send_and_note(rt::Runtime& runtime, std::string host, std::size_t bytes,
                         rt::Duration pause, Seen& seen) {
  rt::Stream stream;
  try {
    stream = co_await runtime.connect({host, port});
  } catch (const rt::SystemError& e) {
    seen.connect_error = e.code();
    seen.connect_failed_at = since_start(runtime);
    co_return;
  }
  seen.connected_at = since_start(runtime);
  co_await rt::sleep_for(runtime.clock(), pause);
  try {
    co_await send_all(stream, std::string(bytes, 'x'));
    stream.shutdown_send();
    co_await receive_all(stream);
  } catch (const rt::SystemError& e) {
    seen.send_error = e.code();
    seen.send_failed_at = since_start(runtime);
  }
}

}  // namespace

LineStory::LineStory(const std::string& world, std::uint64_t seed)
    : rig(std::make_unique<LineRig>(physics_of(world), conformance_world(seed))) {
  rig->world().run_until({});
}

void LineStory::start_receiver() {
  rt::Runtime& runtime = rig->runtime(0);
  rt::spawn(runtime.executor(), receive_and_note(runtime, rig->world(), seen));
}

void LineStory::start_sender(std::size_t bytes) {
  rt::Runtime& runtime = rig->runtime(1);
  rt::spawn(runtime.executor(), send_and_note(runtime, rig->host(0), bytes, {}, seen));
}

void LineStory::start_sender_that_pauses(rt::Duration pause) {
  rt::Runtime& runtime = rig->runtime(1);
  rt::spawn(runtime.executor(), send_and_note(runtime, rig->host(0), 10, pause, seen));
}

INSTANTIATE_TEST_SUITE_P(in, Lines, testing::ValuesIn(virtual_worlds()),
                         [](const auto& world) { return world.param; });

}  // namespace headframe::conformance
