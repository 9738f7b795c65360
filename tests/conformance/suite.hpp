// The fixture of every test that must hold in all worlds.
#pragma once

#include <gtest/gtest.h>

#include "tests/conformance/rig.hpp"

namespace headframe::conformance {

class Seam : public testing::TestWithParam<std::string> {
 protected:
  std::unique_ptr<Rig> rig = make_rig(GetParam());
};

/// Ends a story that must have failed with `expected`.
template <class T>
rt::Task<> expect_error(rt::Task<T> story, rt::ErrorCode expected) {
  rt::ErrorCode got;
  try {
    co_await std::move(story);
  } catch (const rt::SystemError& error) {
    got = error.code();
  }
  EXPECT_EQ(got, expected) << got.message();
}

/// Real sockets of tests that run side by side must not meet.
std::uint16_t test_port();

rt::Task<> send_all(rt::Stream& stream, std::string text);
/// Reads until the peer's end of stream.
rt::Task<std::string> receive_all(rt::Stream& stream);
rt::Task<std::string> receive(rt::Stream& stream, std::size_t count);

}  // namespace headframe::conformance
