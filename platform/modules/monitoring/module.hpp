// 安全监测 safety monitoring: points, their values and statistics, from the files that mines send.
#pragma once

#include "platform/core/events.hpp"
#include "platform/core/module.hpp"
#include "platform/modules/monitoring/reader.hpp"
#include "platform/modules/monitoring/tables.hpp"
#include "platform/store/mirror.hpp"

namespace headframe::monitoring {

struct Options {
  tables::Retention retention;
  rt::Duration keep_batches = std::chrono::hours(24);  // then compacted
  rt::Duration compact_every = std::chrono::minutes(10);
  std::size_t compact_batches = 600;                     // at most, each time
  rt::Duration silent_after = std::chrono::minutes(10);  // default of the silent-points list
};

class Module final : public core::Module {
 public:
  Module(core::House& house, Options options);

  const Reader& reader() const { return reader_; }

  std::string_view name() const override { return "monitoring"; }
  std::vector<store::Migration> migrations() const override;
  std::vector<core::Right> rights() const override;
  std::vector<core::Route> routes() override;
  std::vector<core::Duty> duties() override;

 private:
  void take(store::Connection& connection, const core::FileDecoded& file);
  void take_definitions(store::Connection& connection, const core::FileDecoded& file);
  void take_values(store::Connection& connection, const core::FileDecoded& file,
                   std::vector<Value> values);
  void take_statistics(store::Connection& connection, const core::FileDecoded& file);
  std::vector<Value> values_of(store::Connection& connection, const core::FileDecoded& file);
  /// The number of a point, which becomes known now if it was not.
  std::size_t slot(store::Connection& connection, const core::FileDecoded& file,
                   tables::MineState& mine, const std::string& point, std::size_t likely);

  core::House& house_;
  Options options_;
  Reader reader_;
  store::Mirror<tables::State> state_;
  core::Counter& values_;
};

}  // namespace headframe::monitoring
