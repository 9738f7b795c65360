#include "platform/modules/administration/module.hpp"

#include "platform/modules/administration/events.hpp"
#include "platform/modules/administration/presence.hpp"

namespace headframe::administration {
namespace {
constexpr rt::Work sign_of_life{"admin.presence", 0};
}

Module::Module(core::House& house, rt::Runtime& runtime, store::Store& store, Options options)
    : house_(house),
      runtime_(runtime),
      store_(store),
      options_(options),
      identity_(runtime, store, options.identity) {}

rt::Task<std::string> Module::start() {
  std::string password = co_await identity_.start();
  began_ = runtime_.clock().wall_now();
  co_await note_presence(leave_sign_of_life);
  co_return password;
}

rt::Task<> Module::stop() { return note_presence(end_presence); }

// On a full disk the platform starts and stops all the same; the duty tries again.
rt::Task<> Module::note_presence(Note note) {
  const rt::WallTime now = runtime_.clock().wall_now();
  try {
    co_await store_.writer().run(sign_of_life, [note, began = began_, now](store::Connection& c) {
      note(c, began, now);
    });
  } catch (const store::Error& error) {
    if (error.failure == store::Failure::misuse) throw;
  }
}

std::vector<core::Right> Module::rights() const {
  return {{"users.read", "查看用户和角色", "see users, roles and sessions"},
          {"users.manage", "管理用户和角色", "create and change users and roles"},
          {"devices.read", "查看设备台账", "see the device register"},
          {"devices.manage", "管理设备台账", "keep the device register"},
          {"orders.read", "查看工单", "see work orders"},
          {"orders.manage", "处理工单", "open work orders and record their steps"}};
}

std::vector<core::Route> Module::routes() {
  std::vector<core::Route> all;
  for (auto part : {user_routes(), device_routes(), order_routes(), presence_routes()})
    for (core::Route& route : part) all.push_back(std::move(route));
  return all;
}

std::vector<core::Duty> Module::duties() {
  return {{{"admin.sessions", 0}, std::chrono::hours(1), [this](store::Connection& c, rt::WallTime now) {
             c.run("DELETE FROM administration_sessions WHERE expires <= ?", now);
             identity_.refresh(c);
           }},
          {sign_of_life, sign_of_life_period, [this](store::Connection& c, rt::WallTime now) {
             leave_sign_of_life(c, began_, now);
           }}};
}

void Module::announce(store::Connection& connection, const WorkOrder& order, Step step,
                      const core::ApiRequest& request) {
  house_.announce(connection, live_event(WorkOrderChanged{order.id, order.mine, order.title, step}, request.at));
}

}  // namespace headframe::administration
