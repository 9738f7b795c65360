// Follows one sample through a run: at the mine, on the line, and in the platform's books.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "platform/modules/monitoring/rules.hpp"
#include "sim/city/city.hpp"
#include "sim/city/observer.hpp"
#include "sim/trace/journey.hpp"
#include "sim/trace/question.hpp"

namespace headframe::sim::city {

class Probe final : public Observer {
 public:
  /// The question's mine uploads in this scenario.
  Probe(const scenario::Scenario& scenario, trace::SampleQuestion question);

  /// After the run: the whole journey. Used once.
  trace::Journey journey(const Findings& findings) &&;

  void on(const mine::InstallationStarted&) override;
  void on(const mine::InstallationStopped&) override;
  void on(const mine::AlarmStarted&) override;
  void on(const mine::FileProduced&) override;
  void on(const mine::FileSpooled&) override;
  void on(const mine::UploadStarted&) override;
  void on(const mine::UploadFailed&) override;
  void on(const mine::FileDelivered&) override;
  void on(const mine::FileAbandoned&) override;
  bool follows(std::string_view mine, std::string_view file) const override;
  void entered(store::Connection& connection, const core::ingest::FileEntry& file,
               kpi::Moment promised, kpi::Moment visible) override;

 private:
  struct Stored {
    kpi::Moment visible{};
    std::optional<double> value;
  };
  bool is_ours(std::string_view mine) const { return mine == code_; }
  void tell(kpi::Moment at, std::string kind, std::string_view file, std::string zh,
            std::string en);
  void found(const mine::FileProduced& event, std::size_t record);
  void tell_quarantine(store::Connection& connection, const core::ingest::FileEntry& file,
                       kpi::Moment at);
  void tell_alarms(store::Connection& connection, const core::ingest::FileEntry& file,
                   kpi::Moment at);
  void choose_lost(const ledger::WatchedFile& watched);

  Era era_;
  trace::SampleQuestion question_;
  std::string code_;
  trace::Journey journey_;
  std::vector<std::string> ids_;            // of the installation in service, by truth number
  std::vector<std::string> ids_then_;       // when the sample was polled
  std::map<std::string, bool, std::less<>> followed_;  // files; true: the one with the sample
  std::vector<mine::Sample> samples_;       // of that file
  std::map<std::uint32_t, Stored> stored_;  // of that file, by record; the first copy counts
};

}  // namespace headframe::sim::city
