#include "platform/modules/administration/module.hpp"

#include "platform/modules/administration/events.hpp"

namespace headframe::administration {

Module::Module(core::House& house, rt::Runtime& runtime, store::Store& store, Options options)
    : house_(house), runtime_(runtime), options_(options), identity_(runtime, store, options.identity) {}

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
  for (auto part : {user_routes(), device_routes(), order_routes()})
    for (core::Route& route : part) all.push_back(std::move(route));
  return all;
}

std::vector<core::Duty> Module::duties() {
  return {{{"admin.sessions", 0}, std::chrono::hours(1), [this](store::Connection& c, rt::WallTime now) {
             c.run("DELETE FROM administration_sessions WHERE expires <= ?", now);
             identity_.refresh(c);
           }}};
}

void Module::announce(store::Connection& connection, const WorkOrder& order, Step step,
                      const core::ApiRequest& request) {
  house_.announce(connection, live_event(WorkOrderChanged{order.id, order.mine, order.title, step}, request.at));
}

}  // namespace headframe::administration
