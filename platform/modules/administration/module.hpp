// 平台管理 administration: users, roles and sessions, the device register, and the work orders from
// which repair times and repeat faults are counted.
#pragma once

#include "platform/core/module.hpp"
#include "platform/modules/administration/identity.hpp"
#include "platform/modules/administration/work_order.hpp"

namespace headframe::administration {

struct Options {
  IdentityOptions identity;
  RepeatRule repeat;
};

class Module final : public core::Module {
 public:
  Module(core::House& house, rt::Runtime& runtime, store::Store& store, Options options);

  Identity& identity() { return identity_; }
  /// Before anything else is asked. Returns the one-time password of a first user, if there is one.
  rt::Task<std::string> start();
  /// The platform ends in good order.
  rt::Task<> stop();

  std::string_view name() const override { return "administration"; }
  std::vector<store::Migration> migrations() const override { return administration_tables(); }
  std::vector<core::Right> rights() const override;
  std::vector<core::Route> routes() override;
  std::vector<core::Duty> duties() override;

 private:
  std::vector<core::Route> user_routes();
  std::vector<core::Route> device_routes();
  std::vector<core::Route> order_routes();
  std::vector<core::Route> presence_routes();

  core::ApiResponse create_user(store::Connection& connection, const core::ApiRequest& request);
  core::ApiResponse change_user(store::Connection& connection, const core::ApiRequest& request);
  core::ApiResponse reset_password(store::Connection& connection, const core::ApiRequest& request);
  core::ApiResponse put_role(store::Connection& connection, const core::ApiRequest& request);
  core::ApiResponse create_order(store::Connection& connection, const core::ApiRequest& request);
  core::ApiResponse take_step(store::Connection& connection, const core::ApiRequest& request);
  void announce(store::Connection& connection, const WorkOrder& order, Step step,
                const core::ApiRequest& request);

  using Note = void (*)(store::Connection&, rt::WallTime began, rt::WallTime now);
  rt::Task<> note_presence(Note note);

  core::House& house_;
  rt::Runtime& runtime_;
  store::Store& store_;
  Options options_;
  Identity identity_;
  rt::WallTime began_;  // this run of the platform
};

}  // namespace headframe::administration
