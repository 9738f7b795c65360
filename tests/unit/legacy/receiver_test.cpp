// The loop of the receiver of 2014: what it takes first, and where a file ends.
#include "sim/legacy/receiver_2014.hpp"

#include <fmt/format.h>
#include <gmock/gmock.h>

#include "platform/app/platform.hpp"
#include "platform/wire/civil_time.hpp"
#include "sim/world/world.hpp"

namespace headframe::sim::legacy {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;
using testing::ElementsAre;

constexpr std::string_view mine = "410183000001";
constexpr std::string_view code = "41018300000000000001";
const rt::WallTime epoch = *wire::parse_civil("2021-06-14 08:30:00");

/// A platform with this receiver whose mine is 20 characters long in file names.
class Duty : public testing::Test {
 protected:
  Duty() : world_(parameters(), fixed_physics()), node_(world_.add_node("platform", {})) {
    boot();
    approve_code();
  }

  void boot() {
    node_.boot([this](rt::Runtime& runtime) {
      auto platform = std::make_shared<app::Platform>(runtime, options(), receiver_2014());
      platform_ = platform.get();
      rt::spawn(runtime.executor(), platform->start());
      return platform;
    });
    run(seconds(2));
  }

  void approve_code() {
    const std::string base = fmt::format("/mines/{}/mappings", mine);
    const nlohmann::json rules = {{"mine_codes", {code}}};
    ask(core::Method::post, base, {{"rules", rules}, {"reason", "as installed"}}, "installer");
    ask(core::Method::post, base + "/1/approve", {}, "chief");
  }

  core::ApiResponse ask(core::Method method, const std::string& path, nlohmann::json body,
                        std::string who) {
    core::ApiResponse response;
    core::Match match = core::match(platform_->routes(), method, path);
    core::ApiRequest request{std::move(match.path), {}, std::move(body), {}, world_.wall_now()};
    request.who.name = std::move(who);
    for (const core::Right& right : platform_->rights()) request.who.rights.push_back(right.name);
    rt::spawn(node_.runtime().executor(), answer(*platform_, *match.route, request, response));
    run(seconds(1));
    return response;
  }
  static rt::Task<> answer(app::Platform& platform, const core::Route& route,
                           core::ApiRequest request, core::ApiResponse& into) {
    into = co_await platform.answer(route, std::move(request));
  }

  void run(rt::Duration d) { world_.run_until(world_.now() + d); }

  /// As the FTP server does it, without telling the receiver yet.
  void put(const std::string& name, const std::string& bytes) {
    rt::Storage& storage = node_.disk();
    storage.make_directories(folder);
    rt::replace_file(storage, folder + "/" + name, bytes);
    run(milliseconds(10));
  }
  void announce(const std::string& name) {
    rt::spawn(node_.runtime().executor(), deliver(*platform_, folder, name));
  }
  static rt::Task<> deliver(app::Platform& platform, std::string folder, std::string name) {
    const wire::ftp::Account account{std::string(mine), folder};
    co_await platform.ingest().delivered(account, folder + "/" + name);
  }
  std::vector<std::string> names_in(const std::string& path) {
    std::vector<std::string> names;
    if (node_.disk().stat(path))
      for (const rt::Entry& e : node_.disk().list(path)) names.push_back(e.name);
    return names;
  }
  std::vector<std::string> books() {
    std::vector<std::string> names;  // in the order of entry
    for (const auto& file : ask(core::Method::get, "/files", {}, "wang").body["items"])
      names.insert(names.begin(), file["name"].get<std::string>());
    return names;
  }

  static std::string realtime(int second) {
    return fmt::format("{}RTDATA202106140830{:02}.txt", code, second);
  }
  static std::string content(int second) {
    return fmt::format("2021-06-14 08:30:{:02}~\r\n{}001A03;0.{:02};0~\r\n", second, code, second);
  }

  static WorldParameters parameters() {
    WorldParameters p;
    p.epoch = epoch;
    for (const char* work :
         {"store.open", "store.commit", "ingest.scan", "ingest.move", "ingest.decode",
          "ingest.store", "api.read", "api.write", "control.shelves", "monitoring.compact",
          "monitoring.expire", "registry.silence", "positioning.expire", "admin.password",
          "admin.sessions", "admin.presence"})
      p.costs.set(work, {std::chrono::microseconds(50), 0});
    return p;
  }
  static app::PlatformOptions options() {
    app::PlatformOptions options;
    options.administration.identity.password_cost = administration::least_cost;
    return options;
  }

  const std::string folder = fmt::format("inbox/{}", mine);
  app::Platform* platform_ = nullptr;
  World world_;
  Node& node_;
};

TEST_F(Duty, f10_takes_the_newest_twenty_first_and_lets_the_older_ones_wait) {
  for (int i = 0; i < 45; ++i) put(realtime(i), content(i));
  announce(realtime(44));
  run(milliseconds(900));
  std::vector<std::string> first = books();
  first.resize(std::min<std::size_t>(first.size(), 20));
  std::vector<std::string> newest;
  for (int i = 44; i > 24; --i) newest.push_back(realtime(i));
  EXPECT_EQ(first, newest);
  run(seconds(5));
  const auto all = books();
  ASSERT_EQ(all.size(), 45U);
  EXPECT_EQ(all.back(), realtime(0)) << "the oldest came last";
}

TEST_F(Duty, every_file_ends_in_the_folder_of_its_fate_below_the_day) {
  put(realtime(1), content(1));
  put("410183000001_CDSS_20210614083000.txt", "new");
  put(realtime(2), "");
  for (const char* name : {"410183000001_CDSS_20210614083000.txt"}) announce(name);
  run(seconds(3));
  EXPECT_THAT(names_in("备份文件/20210614"), ElementsAre(realtime(1)));
  EXPECT_THAT(names_in("未知文件/20210614"), ElementsAre("410183000001_CDSS_20210614083000.txt"));
  EXPECT_THAT(names_in("错误文件/20210614"), ElementsAre(realtime(2)));
  EXPECT_THAT(names_in(folder), testing::IsEmpty());
}

TEST_F(Duty, stores_a_file_that_comes_twice_a_second_time) {
  for (int times = 0; times < 2; ++times) {
    put(realtime(1), content(1));
    announce(realtime(1));
    run(seconds(3));
  }
  EXPECT_THAT(books(), ElementsAre(realtime(1), realtime(1)));
}

TEST_F(Duty, finds_after_a_crash_what_lay_in_the_folder) {
  put(realtime(1), content(1));
  node_.crash();
  boot();
  run(seconds(3));
  EXPECT_THAT(books(), ElementsAre(realtime(1)));
}

TEST_F(Duty, cannot_read_a_file_once_more) {
  put(realtime(1), content(1));
  announce(realtime(1));
  run(seconds(3));
  EXPECT_EQ(ask(core::Method::post, "/files/1/replay", {}, "wang").status, 409);
  EXPECT_EQ(platform_->ingest().receiver().pending(), 0U);
}

}  // namespace
}  // namespace headframe::sim::legacy
