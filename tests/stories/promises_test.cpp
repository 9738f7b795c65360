// A short story of uploads, with the power cut at every write and at every sync of the platform's
// disk: whatever was promised is there afterwards, exactly once.
#include <set>

#include <fmt/format.h>
#include <gmock/gmock.h>

#include "platform/app/platform.hpp"
#include "platform/core/civil.hpp"
#include "platform/wire/civil_time.hpp"
#include "sim/world/world.hpp"

namespace headframe {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;

constexpr std::string_view mine = "410183000001";
constexpr int files = 5;

/// What the mine knows: which of its files were acknowledged.
struct Mine {
  std::set<int> promised;
};

rt::WallTime time_of(rt::WallTime epoch, int i) {
  return epoch + seconds(10 * i);
}

std::string name_of(rt::WallTime at) {
  return fmt::format("{}_CDSS_{}.txt", mine, wire::format_compact(at));
}

std::string content_of(rt::WallTime at, int i) {
  const std::string time = wire::format_civil(at);
  return fmt::format("{};某煤矿;{}~{}01MN0001000001;环境瓦斯;21采区;0.{:02};%;0;{}~||", mine, time,
                     mine, i, time);
}

/// As an FTP session does it: bytes under a temporary name, sync, rename, sync.
void put(rt::Storage& storage, const std::string& folder, const std::string& path,
         const std::string& content) {
  const std::string temporary = path + ".tmp";
  if (storage.stat(temporary)) storage.remove(temporary);
  {
    const auto file = storage.open(temporary, rt::OpenMode::create_new);
    file->write_at(0, std::as_bytes(std::span(content)));
    file->sync();
  }
  storage.rename(temporary, path);
  storage.sync_directory(folder);
}

/// Delivers every file that was not acknowledged yet.
rt::Task<> deliver_all(rt::Runtime& runtime, app::Platform& platform, Mine& known,
                       rt::WallTime epoch) {
  const std::string folder = fmt::format("inbox/{}", mine);
  runtime.storage().make_directories(folder);
  for (const char* made : {"", "inbox"}) runtime.storage().sync_directory(made);
  for (int i = 0; i < files; ++i) {
    if (known.promised.contains(i)) continue;
    const rt::WallTime at = time_of(epoch, i);
    const std::string path = folder + "/" + name_of(at);
    put(runtime.storage(), folder, path, content_of(at, i));
    co_await platform.ingest().delivered({std::string(mine), folder}, path);
    known.promised.insert(i);
    co_await rt::sleep_for(runtime.clock(), milliseconds(20 * i));
  }
}

/// A platform that delivers to itself. Its main gives up when the disk does, as a process would.
struct Program {
  Program(rt::Runtime& runtime, Mine& known, rt::WallTime epoch) : platform(runtime, options()) {
    rt::spawn(runtime.executor(), live(runtime, platform, known, epoch));
  }
  static rt::Task<> live(rt::Runtime& runtime, app::Platform& platform, Mine& known,
                         rt::WallTime epoch) {
    try {
      co_await platform.start();
      co_await deliver_all(runtime, platform, known, epoch);
    } catch (const std::runtime_error&) {
    }
  }
  /// Hundreds of first starts must not cost a real password's hash each.
  static app::PlatformOptions options() {
    app::PlatformOptions options;
    options.administration.identity.password_cost = administration::least_cost;
    return options;
  }
  app::Platform platform;
};

class Story {
 public:
  explicit Story(std::uint64_t seed)
      : world_(parameters(seed), sim::fixed_physics()), node_(world_.add_node("platform", {})) {
    node_.boot([this](rt::Runtime& runtime) {
      auto program = std::make_shared<Program>(runtime, known, epoch);
      platform_ = &program->platform;
      return program;
    });
  }

  sim::Node& node() { return node_; }
  void run(rt::Duration d) { world_.run_until(world_.now() + d); }
  const Mine& mine_side() const { return known; }

  core::ApiResponse get(const std::string& path) {
    core::ApiResponse response;
    core::Match match = core::match(platform_->routes(), core::Method::get, path);
    core::ApiRequest request{std::move(match.path), {}, {}, {}, epoch + std::chrono::hours(1)};
    for (const core::Right& right : platform_->rights()) request.who.rights.push_back(right.name);
    rt::spawn(node_.runtime().executor(), ask(*platform_, *match.route, request, response));
    run(seconds(1));
    return response;
  }

  const rt::WallTime epoch = core::time_from("2021-06-14T08:30:00+08:00").value();

 private:
  static rt::Task<> ask(app::Platform& platform, const core::Route& route, core::ApiRequest request,
                        core::ApiResponse& into) {
    into = co_await platform.answer(route, std::move(request));
  }
  sim::WorldParameters parameters(std::uint64_t seed) const {
    sim::WorldParameters p;
    p.seed = seed;
    p.epoch = epoch + seconds(60);
    for (const char* work :
         {"store.open", "store.commit", "ingest.scan", "ingest.move", "ingest.decode",
          "ingest.store", "api.read", "api.write", "control.shelves", "monitoring.compact",
          "monitoring.expire", "registry.silence", "positioning.expire", "admin.password",
          "admin.sessions", "admin.presence"})
      p.costs.set(work, {std::chrono::microseconds(50), 0});
    return p;
  }

  Mine known;
  app::Platform* platform_ = nullptr;
  sim::World world_;
  sim::Node& node_;
};

/// Every file once in the books, every value once in the history, nothing of it in quarantine.
void expect_promises_kept(Story& story) {
  EXPECT_EQ(story.mine_side().promised.size(), static_cast<std::size_t>(files));
  std::map<std::string, int> accepted;
  const core::ApiResponse books = story.get("/files");
  ASSERT_EQ(books.status, 200) << books.body.dump();
  for (const auto& file : books.body["items"]) {
    EXPECT_THAT(file["outcome"].get<std::string>(), testing::AnyOf("accepted", "duplicate"));
    accepted[file["name"]] += file["outcome"] == "accepted";
  }
  for (int i = 0; i < files; ++i)
    EXPECT_EQ(accepted[name_of(time_of(story.epoch, i))], 1) << "file " << i;
  const auto history =
      story.get(fmt::format("/mines/{}/points/{}01MN0001000001/history", mine, mine));
  std::vector<std::string> times, expected;
  for (const auto& value : history.body["items"]) times.push_back(value["time"]);
  for (int i = 0; i < files; ++i) expected.push_back(core::to_text(time_of(story.epoch, i)));
  EXPECT_EQ(times, expected);
  EXPECT_TRUE(story.node().disk().list("spool").empty());
}

/// For n = 0, 1, 2 … until the story ends without reaching n; returns n.
std::uint64_t crash_at_every(sim::DiskOperation operation, std::uint64_t seed) {
  for (std::uint64_t n = 0;; ++n) {
    SCOPED_TRACE(fmt::format("seed {} n {}", seed, n));
    Story story(seed);
    story.node().disk().fail_at(operation, n, sim::DiskFailure::crash);
    story.run(seconds(5));
    const bool crashed = !story.node().is_up();
    story.node().disk().heal();
    if (crashed) story.node().restart();
    story.run(seconds(5));
    expect_promises_kept(story);
    if (!crashed || testing::Test::HasFailure()) return n;
  }
}

TEST(Promises, are_kept_through_a_crash_at_every_write) {
  for (std::uint64_t seed = 1; seed <= 2; ++seed)
    EXPECT_GE(crash_at_every(sim::DiskOperation::write, seed), 60U);
}

TEST(Promises, are_kept_through_a_crash_at_every_sync) {
  for (std::uint64_t seed = 1; seed <= 3; ++seed)
    EXPECT_GE(crash_at_every(sim::DiskOperation::sync, seed), 30U);
}

TEST(Promises, are_kept_when_the_disk_refuses_for_a_while) {
  for (std::uint64_t n = 0; n < 40; n += 3) {
    SCOPED_TRACE(n);
    Story story(1);
    story.run(milliseconds(30));
    story.node().disk().fail_at(sim::DiskOperation::sync, n, sim::DiskFailure::io_error);
    story.run(seconds(20));
    story.node().crash();
    story.node().restart();
    story.run(seconds(5));
    expect_promises_kept(story);
  }
}

}  // namespace
}  // namespace headframe
