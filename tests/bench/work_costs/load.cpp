#include "tests/bench/work_costs/load.hpp"

#include <stdexcept>

#include <fmt/format.h>

#include "sim/mine/ftp_client.hpp"
#include "sim/mine/monitor.hpp"
#include "sim/mine/points.hpp"
#include "sim/mine/spool.hpp"
#include "tests/support/ftp_talker.hpp"

namespace headframe::bench {
namespace {

using namespace std::chrono_literals;
using sim::mine::Dialect;
namespace plant = sim::plant;

constexpr rt::Duration cadence = 30s;
constexpr std::uint64_t seed = 11;

MineFiles written_by(const std::string& code, Dialect dialect, std::uint32_t points, int polls,
                     rt::WallTime end) {
  const rt::WallTime start = end - polls * cadence;
  sim::mine::MineDescription mine;
  mine.code = code;
  mine.name = "模拟矿";
  mine.approved_people = 60;
  mine.installation.dialect = dialect;
  const plant::Layout layout = plant::make_layout({.points = points});
  plant::Weather weather(seed);
  plant::Mine below(code, layout, seed);
  plant::People people(code, layout, seed, start);
  below.plan(plant::EpisodeKind::burst, 0, {start + polls * cadence / 3, start + polls * cadence / 2, 5});
  sim::mine::Monitor monitor(mine, mine.installation, {below, people, weather});
  MineFiles result{code, sim::mine::old_mine_code(code), {}};
  for (int i = 0; i < polls; ++i)
    for (int job = 0; job < sim::mine::jobs; ++job) {
      const rt::Duration period = monitor.period(static_cast<sim::mine::Job>(job));
      if (period <= rt::Duration{} || (i * cadence) % period != rt::Duration{}) continue;
      const rt::WallTime now = start + i * cadence;
      for (auto& written : monitor.run(static_cast<sim::mine::Job>(job), {now, now}).files)
        result.files.push_back({std::move(written.file.name), std::move(written.file.bytes)});
    }
  return result;
}

}  // namespace

std::vector<MineFiles> written_by_mines(int polls, rt::WallTime end) {
  std::vector<MineFiles> mines;
  for (const Dialect dialect : {Dialect::ga, Dialect::gb, Dialect::gc})
    for (const std::uint32_t points : {20U, 100U, 500U})
      mines.push_back(written_by(fmt::format("41018500{:04}", mines.size() + 1), dialect, points,
                                 polls, end));
  return mines;
}

rt::Task<> deliver(rt::Runtime& machine, MineFiles mine, rt::Endpoint ftp, std::string secret) {
  sim::mine::Spool spool(machine, {});
  co_await spool.open();
  const sim::mine::Account account{std::move(ftp), mine.code, std::move(secret), "", 30s};
  sim::mine::FtpClient client(machine, account);
  co_await client.log_in();
  for (const MineFiles::File& file : mine.files) {
    co_await spool.put(file.name, file.bytes);
    const auto* next = spool.take();
    const std::uint64_t number = next->number;
    co_await client.store(next->name, co_await spool.content(number));
    co_await spool.remove(number);
  }
  co_await client.quit();
}

void look_around(std::uint16_t port, const std::string& user, const std::string& secret,
                 int rounds) {
  test::FtpTalker talker(port);
  talker.log_in(user, secret);
  const auto expect = [&](const std::string& command, int code) {
    if (const auto answer = talker.ask(command); answer.code != code)
      throw std::runtime_error(fmt::format("{}: {} {}", command, answer.code, answer.text));
  };
  for (int i = 0; i < rounds; ++i) {
    expect("MKD extra", 257);
    if (talker.upload("extra/draft.tmp", "x") != 226) throw std::runtime_error("STOR refused");
    expect("SIZE extra/draft.tmp", 213);
    test::Connection listing = talker.data();
    expect("LIST extra", 150);
    listing.rest();
    if (talker.answer().code != 226) throw std::runtime_error("LIST was not completed");
    expect("DELE extra/draft.tmp", 250);
    expect("RMD extra", 250);
  }
}

}  // namespace headframe::bench
