// A run is a function of its seed.
#include <sys/wait.h>
#include <unistd.h>

#include <array>

#include "tests/conformance/lines_suite.hpp"

namespace headframe::conformance {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;

std::string digest_of_story(const std::string& world, std::uint64_t seed) {
  LineStory story(world, seed);
  story.start_receiver();
  story.start_sender(300'000);
  story.rig->at(milliseconds(50), [&] { story.rig->node(0).crash(); });
  story.rig->run_until(seconds(1));
  return story.rig->world().digest();
}

/// In a process of its own, because SimGrid allows one engine each.
std::string digest_in_child(const std::string& world, std::uint64_t seed) {
  std::array<int, 2> ends{};
  if (pipe(ends.data()) != 0) return {};
  const pid_t child = fork();
  if (child == 0) {
    const std::string digest = digest_of_story(world, seed);
    _exit(write(ends[1], digest.data(), digest.size()) < 0);
  }
  close(ends[1]);
  std::array<char, 256> text{};
  const ssize_t count = read(ends[0], text.data(), text.size());
  close(ends[0]);
  waitpid(child, nullptr, 0);
  return {text.data(), static_cast<std::size_t>(std::max<ssize_t>(count, 0))};
}

class DigestOf : public testing::TestWithParam<std::string> {};

TEST_P(DigestOf, a_run_depends_on_its_seed_and_on_nothing_else) {
  const std::string first = digest_in_child(GetParam(), 1);
  EXPECT_EQ(first.size(), 64U);
  EXPECT_EQ(first, digest_in_child(GetParam(), 1));
  EXPECT_NE(first, digest_in_child(GetParam(), 2));
}

INSTANTIATE_TEST_SUITE_P(in, DigestOf, testing::ValuesIn(virtual_worlds()),
                         [](const auto& world) { return world.param; });

}  // namespace
}  // namespace headframe::conformance
