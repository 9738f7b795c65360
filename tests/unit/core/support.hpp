// A whole platform on this machine, and files as mines write them.
#pragma once

#include <gmock/gmock.h>

#include "platform/app/platform.hpp"
#include "platform/core/civil.hpp"
#include "platform/wire/civil_time.hpp"
#include "tests/support/native_node.hpp"

namespace headframe::test {

inline constexpr std::string_view mine = "410183000001";

/// A national real-time file: points 1 … with these values, `seconds` before now.
struct NationalFile {
  std::string name, bytes;
};
inline NationalFile realtime_file(rt::WallTime at, const std::vector<double>& values,
                                  int status = 0) {
  const std::string time = wire::format_civil(at);
  std::string text = fmt::format("{};某煤矿;{}~", mine, time);
  for (std::size_t i = 0; i < values.size(); ++i)
    text += fmt::format("{}01MN0001{:06};环境瓦斯;21采区;{};%;{};{}~", mine, i + 1, values[i],
                        status, time);
  return {fmt::format("{}_CDSS_{}.txt", mine, wire::format_compact(at)), text + "||"};
}
inline std::string point_name(int i) {
  return fmt::format("{}01MN0001{:06}", mine, i);
}

class PlatformTest : public testing::Test {
 protected:
  PlatformTest() { begin(); }
  ~PlatformTest() override { end(); }

  void begin() {
    node = std::make_unique<NativeNode>(folder.path());
    platform = std::make_unique<app::Platform>(node->runtime(), options);
    node->run(platform->start());
  }
  void end() {
    if (!platform) return;
    node->run(platform->stop());
    platform.reset();
    node.reset();
  }
  /// Ends in the middle of everything and starts again on the same folder.
  void kill_and_restart() {
    node->runtime().shut_down();
    platform.reset();
    node.reset();
    begin();
  }

  rt::WallTime now() {
    return {
        std::chrono::floor<std::chrono::seconds>(node->runtime().clock().wall_now().since_epoch)};
  }
  void put(const std::string& path, const std::string& bytes) {
    rt::Storage& storage = node->runtime().storage();
    storage.make_directories(path.substr(0, path.rfind('/')));
    rt::replace_file(storage, path, bytes);
  }
  /// Puts the file into the mine's folder and announces it, as the FTP server does.
  void deliver(const std::string& name, const std::string& bytes) {
    const std::string path = fmt::format("inbox/{}/{}", mine, name);
    put(path, bytes);
    node->run(
        platform->ingest().delivered({std::string(mine), fmt::format("inbox/{}", mine)}, path));
  }
  void deliver(const NationalFile& file) { deliver(file.name, file.bytes); }
  rt::Task<> settled() {
    while (platform->ingest().pipeline().pending() > 0)
      co_await rt::sleep_for(node->runtime().clock(), std::chrono::milliseconds(2));
  }
  void settle() { node->run(settled()); }

  core::ApiResponse call(core::Method method, const std::string& path, nlohmann::json body = {},
                         std::map<std::string, std::string> query = {},
                         const std::string& who = "wang") {
    core::Match match = core::match(platform->routes(), method, path);
    if (!match.route) throw std::runtime_error("no such route: " + path);
    core::ApiRequest request{std::move(match.path), std::move(query), std::move(body), {}, {}};
    request.who.name = who;
    for (const core::Right& right : platform->rights()) request.who.rights.push_back(right.name);
    request.at = node->runtime().clock().wall_now();
    return node->run(platform->answer(*match.route, std::move(request)));
  }
  core::ApiResponse register_mine(const char* state = "producing") {
    return call(core::Method::put, fmt::format("/mines/{}", mine),
                {{"reason", "登记"},
                 {"mine", {{"name", "某煤矿"}, {"county", "新密"}, {"state", state}}}});
  }
  nlohmann::json get(const std::string& path, std::map<std::string, std::string> query = {}) {
    const core::ApiResponse response = call(core::Method::get, path, {}, std::move(query));
    EXPECT_EQ(response.status, 200) << response.body.dump();
    return response.body;
  }
  nlohmann::json history_of(int point) {
    return get(fmt::format("/mines/{}/points/{}/history", mine, point_name(point)))["items"];
  }

  TemporaryFolder folder;
  app::PlatformOptions options;
  std::unique_ptr<NativeNode> node;
  std::unique_ptr<app::Platform> platform;
};

}  // namespace headframe::test
