// 安全监控 supervisory control: alarms, from real-time status and from the mines' own exception
// records, merged into one life for each point and kind.
#pragma once

#include "platform/core/directory.hpp"
#include "platform/core/module.hpp"
#include "platform/modules/control/events.hpp"
#include "platform/modules/control/reader.hpp"
#include "platform/modules/control/tables.hpp"
#include "platform/store/mirror.hpp"

namespace headframe::control {

class Module final : public core::Module {
 public:
  Module(core::House& house, const core::PointDirectory& points);

  std::string_view name() const override { return "control"; }
  std::vector<store::Migration> migrations() const override;
  std::vector<core::Right> rights() const override;
  std::vector<core::Route> routes() override;
  std::vector<core::Duty> duties() override;

 private:
  void take(store::Connection& connection, const core::FileDecoded& file);
  void take_samples(store::Connection& connection, const core::FileDecoded& file);
  void take_changes(store::Connection& connection, const core::FileDecoded& file);
  void take_records(store::Connection& connection, const core::FileDecoded& file);
  void take_stations(store::Connection& connection, const core::FileDecoded& file);
  void take_status(store::Connection& connection, const core::FileDecoded& file,
                   const std::string& point, std::uint16_t status, std::optional<double> value,
                   rt::WallTime time);
  /// A whole substation that is silent is one alarm, not one for each of its points.
  void take_silence(store::Connection& connection, const core::FileDecoded& file);
  void add_sensor(store::Connection& connection, Evidence& evidence) const;
  void take_untold(store::Connection& connection, const core::OverLimitUntold& event);
  void take_evidence(store::Connection& connection, Evidence evidence, rt::WallTime now,
                     const std::string& reason = {});
  static Evidence instant(const core::FileDecoded& file, const std::string& subject, Kind kind,
                          rt::WallTime time);
  bool is_past(store::Connection& connection, const core::FileDecoded& file,
               std::string_view point, rt::WallTime time) const;
  void clear(store::Connection& connection, std::string_view mine, const std::string& point,
             Kind kind, rt::WallTime at, rt::WallTime now);
  /// Keeps what was decided and tells everybody.
  void perform(store::Connection& connection, Decision decision, const std::string& who,
               const std::string& reason, rt::WallTime now);
  core::ApiResponse act(store::Connection& connection, const core::ApiRequest& request,
                        const Event& event, const char* action);
  core::Route action(const char* path, const char* right, const char* summary,
                     std::function<Event(const core::ApiRequest&)> event);

  core::House& house_;
  const core::PointDirectory& points_;
  store::Mirror<tables::Active> active_;
};

}  // namespace headframe::control
