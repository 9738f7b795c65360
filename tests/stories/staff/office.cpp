#include "tests/stories/staff/office.hpp"

#include <fmt/format.h>

#include "platform/modules/administration/reader.hpp"
#include "platform/wire/civil_time.hpp"
#include "sim/city/costs.hpp"

namespace headframe::sim::staff {
namespace {

using nlohmann::json;

constexpr int mines = 6;
const rt::WallTime opening = at("2021-06-14 08:00:00");
constexpr rt::Duration installing = 2min;

WorldParameters parameters() {
  WorldParameters p;
  p.seed = 12;
  p.epoch = opening - installing;
  p.costs = city::measured_costs();
  return p;
}

AddressBook address_book() {
  AddressBook book;
  book.platform = "platform";
  book.things = {{"platform", {"software", "平台", "", Party::maintenance, true}},
                 {"circuit-dengfeng", {"line", "登封专线", "", Party::carrier, true}},
                 {"wall", {"wall", "大屏", "", Party::maintenance, true}},
                 {"screen-1", {"workstation", "一号工作站", "", Party::maintenance, false}},
                 {"screen-2", {"workstation", "二号工作站", "", Party::maintenance, false}}};
  book.line_of_county = {{"登封", "circuit-dengfeng"}};
  for (int i = 1; i <= mines; ++i) {
    const std::string adapter = fmt::format("adapter-{}", i);
    book.things[adapter] = {"adapter", fmt::format("{}号矿", i), Office::mine(i), Party::vendor,
                            true};
    book.adapter_of_mine[Office::mine(i)] = adapter;
  }
  return book;
}

rt::Task<> put(rt::Runtime& runtime, app::Installation& installation, std::string mine,
               std::string name, std::string bytes) {
  const std::string folder = "inbox/" + mine;
  runtime.storage().make_directories(folder);
  rt::replace_file(runtime.storage(), folder + "/" + name, bytes);
  co_await installation.platform().ingest().delivered({mine, folder}, folder + "/" + name);
}

}  // namespace

std::string Office::mine(int i) {
  return fmt::format("4101850000{:02}", i);
}

Roster Office::usual_roster() {
  Roster roster;
  OfficerHabits& o = roster.officers;
  o.shifts = {{"zhao", 0h}, {"wang", 8h}, {"li", 16h}};
  o.patrol_every = 2h;
  o.patrol_takes = 10min;
  o.patrol_grace = 30min;
  o.glance_every = 1min;
  o.report_at = 8h + 30min;
  o.report_grace = 30min;
  o.gas_reaction = math::Law::fixed(3min);
  o.gas_limit = 5min;
  o.reaction = math::Law::fixed(10min);
  o.call_takes = 2min;
  o.form_takes = 1min;
  o.patience = 45s;
  o.failures = 3;
  o.line_mines = 3;
  o.line_share = 0.5;
  roster.technician = "zhou";
  roster.vendor_engineer = "qian";
  for (PaperHabits* paper : {&roster.technician_paper, &roster.vendor_paper}) {
    paper->writing = math::Law::fixed(5min);
    paper->rounding = 15min;
    paper->closing_hour = 17h;
  }
  roster.dispatchers = {math::Law::fixed(1min), math::Law::fixed(15min), 1};
  return roster;
}

Office::Office(Roster roster)
    : roster_(std::move(roster)),
      book_(address_book()),
      accounts_(open_accounts(roster_, 12)),
      world_(parameters(), fixed_physics()) {
  const Link& lan = world_.add_link("lan", 1ms, 12'500'000);
  NodeParameters on_lan;
  on_lan.attachment = {&lan};
  platform_ = &world_.add_node("platform", {});
  for (const char* name : {"screen-1", "screen-2", "workshop"}) {
    screens_.push_back(&world_.add_node(name, on_lan));
    places_.push_back(std::make_unique<Workstation>(name, rt::Endpoint{platform_->address(), 80}));
  }
  people_ = &world_.add_node("people", {});
  boot_platform();
  world_.run_until(rt::Instant{installing});
  if (!enrolled_) throw std::runtime_error("nobody was enrolled");
  world_.schedule(world_.now(), [this] {
    for (std::size_t i = 0; i < screens_.size(); ++i)
      screens_[i]->boot(
          [place = places_[i].get()](rt::Runtime& runtime) { return place->boot(runtime); });
    boot_people();
    send_files();
  });
}

Office::~Office() {
  people_->crash();
  for (Node* screen : screens_) screen->crash();
  platform_->crash();
}

void Office::boot_platform() {
  platform_->boot([this](rt::Runtime& runtime) {
    app::InstallationOptions options;
    options.platform.administration.identity.password_cost = administration::least_cost;
    options.ftp.listen = {"", 21};
    options.http.listen = {"", 80};
    auto installation = std::shared_ptr<app::Installation>(
        new app::Installation(runtime, options,
                              [](const std::string& what) { throw std::runtime_error(what); }),
        [this](app::Installation* gone) {
          installation_ = nullptr;
          delete gone;
        });
    installation_ = installation.get();
    rt::spawn(runtime.executor(), serve(runtime, *installation));
    return installation;
  });
}

rt::Task<> Office::serve(rt::Runtime& runtime, app::Installation& installation) {
  co_await installation.start();
  if (enrolled_) co_return;
  json registered = json::array();
  for (int i = 1; i <= mines; ++i)
    registered.push_back({{"code", mine(i)},
                          {"name", fmt::format("{}号矿", i)},
                          {"county", "登封"},
                          {"state", "producing"},
                          {"silence_limit_s", 600}});
  co_await call(runtime,
                {"POST", "/mines/import", {}, {{"mines", registered}, {"reason", "登记"}}});
  for (const Request& request : enrolment(roster_, book_))
    accounts_.note(request, co_await call(runtime, request));
  enrolled_ = true;
}

rt::Task<json> Office::call(rt::Runtime& runtime, Request request) {
  const std::map<std::string, core::Method> methods{
      {"GET", core::Method::get}, {"POST", core::Method::post}, {"PUT", core::Method::put}};
  app::Platform& platform = installation_->platform();
  core::Match match = core::match(platform.routes(), methods.at(request.method), request.path);
  if (match.route == nullptr) throw std::runtime_error("no route " + request.path);
  core::ApiRequest asked{match.path, request.query, request.body, {}, runtime.clock().wall_now()};
  asked.who.name = "installer";
  for (const core::Right& right : platform.rights()) asked.who.rights.push_back(right.name);
  const core::ApiResponse response = co_await platform.answer(*match.route, std::move(asked));
  if (response.status >= 300) throw std::runtime_error(request.path + response.body.dump());
  co_return response.body;
}

void Office::boot_people() {
  people_->boot([this](rt::Runtime& runtime) {
    const Neighbourhood around{
        book_, town, town, town, diary, {places_[0].get(), places_[1].get()}, {places_[2].get()}};
    auto staff = std::make_shared<Staff>(runtime, roster_, around, accounts_, 12);
    staff_ = staff.get();
    staff->begin(opening + 24h * 30);
    return staff;
  });
}

void Office::send_files() {
  for (int i = 1; i <= mines; ++i)
    if (!town.cut_off.contains(mine(i))) deliver(i, 0.4 + 0.01 * (files_sent_ % 7), 0);
  ++files_sent_;
  world_.schedule(world_.now() + 4min, [this] { send_files(); });
}

void Office::deliver(int i, double methane_percent, int status) {
  if (installation_ == nullptr) return;
  rt::Runtime& runtime = platform_->runtime();
  const std::string time = wire::format_civil(runtime.clock().wall_now());
  const std::string name =
      fmt::format("{}_CDSS_{}.txt", mine(i), wire::format_compact(runtime.clock().wall_now()));
  const std::string bytes =
      fmt::format("{0};{1}号矿;{2}~{0}01MN0001000001;环境瓦斯;21采区;{3};%;{4};{2}~||", mine(i), i,
                  time, methane_percent, status);
  rt::spawn(runtime.executor(), put(runtime, *installation_, mine(i), name, bytes));
}

void Office::run_until(const std::string& time) {
  world_.run_until(rt::Instant{at(time) - opening + installing});
}

void Office::at_time(const std::string& time, std::function<void()> act) {
  world_.schedule(rt::Instant{at(time) - opening + installing}, std::move(act));
}

void Office::repair(const std::string& thing, Stage stage, const std::string& time,
                    const std::string& cause) {
  at_time(time, [this, thing, stage, time, cause] {
    staff_->learns({thing, stage, at(time), cause});
  });
}

void Office::upgrade(int i, const std::string& time) {
  at_time(time, [this, i] { staff_->upgrade_begins(mine(i)); });
}

void Office::ring(Call call, const std::string& time) {
  at_time(time, [this, call] { staff_->rings(call); });
}

json Office::page(const std::string& path, std::map<std::string, std::string> query) {
  json body;
  struct Ask {
    static rt::Task<> of(Office& office, Request request, json& into) {
      into = co_await office.call(office.platform_->runtime(), std::move(request));
    }
  };
  rt::spawn(platform_->runtime().executor(),
            Ask::of(*this, {"GET", path, std::move(query), {}}, body));
  world_.run_until(world_.now() + 1s);
  return body;
}

std::vector<kpi::Fault> Office::believed() {
  store::Connection connection(platform_->disk(), "platform.db", store::Access::read_only);
  return administration::Reader().faults(connection, opening);
}

}  // namespace headframe::sim::staff
