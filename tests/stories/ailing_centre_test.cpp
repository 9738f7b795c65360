// The platform on a machine that ails: with a full disk it promises nothing, says so to whoever
// asks, loses nothing and goes on by itself when there is room again; and a slow one only makes it
// late.
#include <fmt/format.h>
#include <gmock/gmock.h>
#include <boost/asio/write.hpp>

#include "platform/app/installation.hpp"
#include "platform/core/civil.hpp"
#include "platform/wire/civil_time.hpp"
#include "sim/city/costs.hpp"
#include "sim/mine/ftp_client.hpp"
#include "sim/world/world.hpp"

namespace headframe {
namespace {

using std::chrono::minutes;
using std::chrono::seconds;
using testing::HasSubstr;

constexpr std::string_view mine = "410183000001";

sim::WorldParameters parameters(rt::WallTime epoch) {
  sim::WorldParameters result;
  result.epoch = epoch;
  result.costs = sim::city::measured_costs();
  return result;
}

app::InstallationOptions options() {
  app::InstallationOptions result;
  result.platform.administration.identity.password_cost = administration::least_cost;
  result.ftp.listen = {"", 21};
  result.http.listen = {"", 80};
  return result;
}

class AilingCentre : public testing::Test {
 protected:
  AilingCentre() {
    centre.boot([this](rt::Runtime& runtime) {
      auto made = std::make_shared<app::Installation>(
          runtime, options(), [this](const std::string& what) { defects.push_back(what); });
      rt::spawn(runtime.executor(), serve(*made, secret));
      return made;
    });
    client.boot([](rt::Runtime&) { return std::make_shared<int>(); });
    world.run_until(world.now() + seconds(10));
  }

  static rt::Task<> serve(app::Installation& installation, std::string& secret) {
    co_await installation.start();
    secret = co_await installation.platform().ingest().renew_account(std::string(mine));
  }

  /// The code that the mine's client was refused with; 250 when the file was promised.
  int upload(int number) {
    int code = 0;
    rt::spawn(client.runtime().executor(),
              upload_one(client.runtime(), account(), epoch, number, code));
    world.run_until(world.now() + seconds(30));
    return code;
  }
  std::string get(const std::string& path) {
    std::string page;
    rt::spawn(client.runtime().executor(), fetch(client.runtime(), centre.address(), path, page));
    world.run_until(world.now() + seconds(5));
    return page;
  }

  /// Announces an upload on a machine that gets slow at that moment, and leaves before the answer.
  static rt::Task<> leave_early(rt::Runtime& runtime, rt::Endpoint server, std::string password,
                                std::function<void()> slow_down) {
    rt::Stream stream = co_await runtime.connect(server);
    for (const std::string& line :
         {"USER " + std::string(mine), "PASS " + password, std::string("EPSV")})
      co_await say(stream, line);
    slow_down();
    const std::string store = "STOR a.txt\r\n";
    co_await boost::asio::async_write(stream, rt::asio::buffer(store), rt::asio::use_awaitable);
    co_await rt::sleep_for(runtime.clock(), seconds(1));
    stream.close();
  }

  const rt::WallTime epoch = core::time_from("2021-06-14T08:30:00+08:00").value();
  std::vector<std::string> defects;
  std::string secret;
  sim::World world{parameters(epoch), sim::fixed_physics()};
  sim::Node& centre = world.add_node("centre", {});
  sim::Node& client = world.add_node("mine", {});

 private:
  sim::mine::Account account() {
    sim::mine::Account result;
    result.server = {centre.address(), 21};
    result.user = mine;
    result.password = secret;
    return result;
  }

  static rt::Task<> upload_one(rt::Runtime& runtime, sim::mine::Account account, rt::WallTime epoch,
                               int number, int& code) {
    const rt::WallTime at = epoch + seconds(10 * number);
    const std::string time = wire::format_civil(at);
    sim::mine::FtpClient ftp(runtime, account);
    try {
      co_await ftp.log_in();
      co_await ftp.store(
          fmt::format("{}_CDSS_{}.txt", mine, wire::format_compact(at)),
          fmt::format("{};某煤矿;{}~{}01MN0001000001;环境瓦斯;21采区;0.{:02};%;0;{}~||", mine, time,
                      mine, number, time));
      code = 250;
    } catch (const sim::mine::FtpRefusal& refusal) {
      code = refusal.code;
    }
    co_await ftp.quit();
  }

  static rt::Task<> say(rt::Stream& stream, std::string line) {
    line += "\r\n";
    co_await boost::asio::async_write(stream, rt::asio::buffer(line), rt::asio::use_awaitable);
    std::array<char, 4096> reply;
    co_await stream.async_read_some(rt::asio::buffer(reply), rt::asio::use_awaitable);
  }

  static rt::Task<> fetch(rt::Runtime& runtime, std::string host, std::string path,
                          std::string& page) {
    rt::Stream stream = co_await runtime.connect({std::move(host), 80});
    const std::string request =
        fmt::format("GET {} HTTP/1.1\r\nHost: centre\r\nConnection: close\r\n\r\n", path);
    co_await boost::asio::async_write(stream, rt::asio::buffer(request), rt::asio::use_awaitable);
    std::array<char, 4096> part;
    try {
      for (;;) {
        const auto n =
            co_await stream.async_read_some(rt::asio::buffer(part), rt::asio::use_awaitable);
        page.append(part.data(), n);
      }
    } catch (const rt::SystemError&) {
    }
  }
};

TEST_F(AilingCentre, promises_nothing_on_a_full_disk_says_so_and_goes_on_when_there_is_room) {
  EXPECT_EQ(upload(1), 250);
  EXPECT_THAT(get("/healthz"), HasSubstr("200 OK"));

  centre.disk().parameters().capacity_bytes = centre.disk().used_bytes();
  EXPECT_EQ(upload(2), 452);
  EXPECT_THAT(get("/healthz"), testing::AllOf(HasSubstr("503"), HasSubstr("The disk is full")));
  EXPECT_THAT(get("/metrics"),
              testing::AllOf(HasSubstr("headframe_ftp_disk_refuses 1"),
                             HasSubstr("headframe_ftp_uploads_refused_by_disk_total 1")));

  centre.disk().parameters().capacity_bytes.reset();
  EXPECT_EQ(upload(2), 250);
  world.run_until(world.now() + minutes(1));
  EXPECT_THAT(get("/healthz"), HasSubstr("200 OK"));
  EXPECT_THAT(get("/metrics"), testing::AllOf(HasSubstr("headframe_ftp_disk_refuses 0"),
                                              HasSubstr("files_total{outcome=\"accepted\"} 2")));
  EXPECT_TRUE(centre.disk().list("spool").empty()) << "both files are in the books and put away";
  EXPECT_THAT(defects, testing::IsEmpty());
}

/// What was promised before stays promised, wherever in its way the disk fills up.
TEST_F(AilingCentre, a_promised_file_is_stored_however_little_room_was_left) {
  for (std::uint64_t room = 0; room < 60'000; room += 1'500) {
    const int number = static_cast<int>(room / 1'500) + 1;
    centre.disk().parameters().capacity_bytes = centre.disk().used_bytes() + room;
    const int code = upload(number);
    EXPECT_THAT(code, testing::AnyOf(250, 452, 451));
    centre.disk().parameters().capacity_bytes.reset();
    world.run_until(world.now() + minutes(1));
    if (code != 250) EXPECT_EQ(upload(number), 250) << room;
  }
  world.run_until(world.now() + minutes(1));
  EXPECT_THAT(get("/metrics"), HasSubstr("files_total{outcome=\"accepted\"} 40"));
  EXPECT_TRUE(centre.disk().list("spool").empty());
  EXPECT_THAT(defects, testing::IsEmpty());
}

TEST_F(AilingCentre, a_client_that_leaves_while_the_machine_is_slow_harms_nobody) {
  rt::spawn(client.runtime().executor(),
            leave_early(client.runtime(), {centre.address(), 21}, secret,
                        [this] { world.slow_node(centre, 1e6); }));
  world.run_until(world.now() + minutes(2));
  world.slow_node(centre, 1);
  EXPECT_EQ(upload(1), 250);
  EXPECT_THAT(defects, testing::IsEmpty());
}

}  // namespace
}  // namespace headframe
