// A mine and a centre joined by one line, in virtual time.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "platform/wire/file_name.hpp"
#include "platform/wire/ftp/host.hpp"
#include "platform/wire/ftp/server.hpp"
#include "sim/mine/system.hpp"
#include "sim/world/world.hpp"

namespace headframe::sim::mine {

using namespace std::chrono_literals;

const rt::WallTime epoch = plant::from_local(18'792, 6 * 3600);  // 2021-06-14 06:00, a Monday

inline WorldParameters town_parameters() {
  WorldParameters p;
  p.seed = 4;
  p.epoch = epoch;
  for (const char* work : {"mine.spool", "ftp.change", "ftp.place", "ftp.look", "ftp.write",
                           "ftp.read", "ftp.sync", "ftp.open", "ftp.remove", "ftp.list"})
    p.costs.set(work, {20us, 0});
  return p;
}

/// Remembers what the truth said.
struct Notes final : TruthSink {
  void on(const InstallationStarted& e) override { dialects.push_back(e.dialect); }
  void on(const InstallationStopped&) override { ++stops; }
  void on(const FileProduced& e) override { produced[e.file->name] = e.file->bytes; }
  void on(const FileSpooled& e) override { most_spooled = std::max(most_spooled, e.spool_files); }
  void on(const FileDelivered& e) override { delivered[std::string(e.name)] = e.attempts; }
  void on(const FileAbandoned& e) override { abandoned.emplace_back(e.name); }
  void on(const UploadFailed& e) override { failures.emplace_back(e.why); }
  void on(const PeopleCounted& e) override { people_add_up &= e.entered == e.left + e.below; }

  std::vector<Dialect> dialects;
  int stops = 0;
  std::map<std::string, std::string> produced;
  std::map<std::string, std::uint32_t> delivered;
  std::vector<std::string> abandoned, failures;
  std::uint64_t most_spooled = 0;
  bool people_add_up = true;
};

/// The centre: the platform's own FTP server; the house counts how often each file came.
struct Centre final : wire::ftp::Host {
  explicit Centre(rt::Runtime& runtime, std::map<std::string, int>& count)
      : arrived(count), server(runtime, *this, {}) {
    server.start();
  }
  std::optional<wire::ftp::Account> log_in(std::string_view user, std::string_view pass) override {
    if (user != "mine" || pass != "secret") return {};
    return wire::ftp::Account{"mine", "inbox/mine"};
  }
  rt::Task<> delivered(const wire::ftp::Account&, std::string path) override {
    ++arrived[path.substr(path.rfind('/') + 1)];
    co_return;
  }
  bool is_final(std::string_view name) const override { return !wire::is_temporary_name(name); }

  std::map<std::string, int>& arrived;
  wire::ftp::Server server;
};

struct Town {
  explicit Town(MineDescription d = small_mine()) : description(std::move(d)) {
    line = &world.add_link("line", 10ms, 250'000);
    NodeParameters behind_the_line;
    behind_the_line.attachment = {line};
    mine_node = &world.add_node("mine", behind_the_line);
    centre_node = &world.add_node("centre", {});
    description.account = {{centre_node->address(), 21}, "mine", "secret", "", 30s};
  }

  static MineDescription small_mine() {
    MineDescription d;
    d.code = "410185000001";
    d.name = "登封模拟01矿";
    d.installation.cadences.realtime = 60s;
    return d;
  }

  void open_centre() {
    centre_node->boot([this](rt::Runtime& runtime) {
      return std::make_shared<Centre>(runtime, arrived);
    });
  }
  void open_mine() {
    mine_node->boot([this](rt::Runtime& runtime) {
      auto s = std::make_shared<MineSystem>(runtime, description,
                                            Underground{underground, people, weather},
                                            Anchor{{}, epoch}, notes);
      system = s.get();
      rt::spawn(runtime.executor(), s->run());
      return s;
    });
  }
  void at(rt::Duration when, std::function<void()> act) {
    world.schedule(rt::Instant{when}, std::move(act));
  }
  void run_for(rt::Duration d) { world.run_until(world.now() + d); }

  MineDescription description;
  World world{town_parameters(), fixed_physics()};
  const Link* line = nullptr;
  Node *mine_node = nullptr, *centre_node = nullptr;
  plant::Layout layout = plant::make_layout({});
  plant::Weather weather{4};
  plant::Mine underground{"410185000001", layout, 4};
  plant::People people{"410185000001", layout, 4, epoch};
  Notes notes;
  std::map<std::string, int> arrived;
  MineSystem* system = nullptr;  // of the running program
};

}  // namespace headframe::sim::mine
