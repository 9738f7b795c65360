// 井下人员定位 positioning: who is below and where, from the full snapshots that mines send.
#pragma once

#include "platform/core/events.hpp"
#include "platform/core/module.hpp"
#include "platform/modules/positioning/reader.hpp"
#include "platform/store/mirror.hpp"

namespace headframe::positioning {

struct Options {
  rt::Duration keep_snapshots = std::chrono::hours(24) * 90;  // domain.md §3: at least 3 months
};

class Module final : public core::Module {
 public:
  Module(core::House& house, Options options);

  const Reader& reader() const { return reader_; }

  std::string_view name() const override { return "positioning"; }
  std::vector<store::Migration> migrations() const override;
  std::vector<core::Right> rights() const override;
  std::vector<core::Route> routes() override;
  std::vector<core::Duty> duties() override;

 private:
  using Snapshots = std::map<std::string, tables::Snapshot, std::less<>>;
  void take(store::Connection& connection, const core::FileDecoded& file);
  void take_snapshot(store::Connection& connection, const core::FileDecoded& file);
  void take_people(store::Connection& connection, const core::FileDecoded& file, Abnormal kind);
  void take_crowds(store::Connection& connection, const core::FileDecoded& file);
  void keep_event(store::Connection& connection, const core::FileDecoded& file,
                  const tables::Event& event);

  core::House& house_;
  Options options_;
  Reader reader_;
  store::Mirror<Snapshots> newest_;
};

}  // namespace headframe::positioning
