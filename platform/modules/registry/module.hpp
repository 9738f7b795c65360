// 煤矿行业管理 registry: which mines there are, in which state, and whether they can be heard.
#pragma once

#include "platform/core/module.hpp"
#include "platform/modules/registry/events.hpp"
#include "platform/modules/registry/reader.hpp"
#include "platform/store/mirror.hpp"

namespace headframe::registry {

class Module final : public core::Module {
 public:
  explicit Module(core::House& house);

  const Reader& reader() const { return reader_; }
  /// Registers all mines of an array, or none. Throws core::ApiError naming the first that is
  /// wrong.
  std::size_t import(store::Connection& connection, const nlohmann::json& mines,
                     std::string_view who, std::string_view reason, rt::WallTime at);

  std::string_view name() const override { return "registry"; }
  std::vector<store::Migration> migrations() const override;
  std::vector<core::Right> rights() const override;
  std::vector<core::Route> routes() override;
  std::vector<core::Duty> duties() override;

 private:
  void hear(store::Connection& connection, const core::FileDecoded& file);
  void look_for_silence(store::Connection& connection, rt::WallTime now);
  void update_link(store::Connection& connection, tables::Registered& mine, rt::WallTime now);
  void change(store::Connection& connection, const Mine& mine, std::string_view who,
              std::string_view reason, rt::WallTime at);
  core::ApiResponse put(store::Connection& connection, const core::ApiRequest& request);
  core::ApiResponse import_all(store::Connection& connection, const core::ApiRequest& request);

  core::House& house_;
  Reader reader_;
  store::Mirror<tables::Mines> mines_;
  std::optional<rt::WallTime> started_;                     // of the first look for silence
  std::map<std::string, rt::WallTime, std::less<>> heard_;  // on the writer's lane
};

}  // namespace headframe::registry
