// Who looks on while a city runs. An observer sees what both books see, at the instant at which they
// see it, and changes nothing: the run and its digest are the same with and without.
#pragma once

#include <string_view>

#include "platform/core/ingest/books.hpp"
#include "platform/kpi/spans.hpp"
#include "platform/store/connection.hpp"
#include "sim/mine/truth.hpp"
#include "sim/world/world.hpp"

namespace headframe::sim::city {

/// Overrides what it cares about; this class cares about nothing. What the mines' systems tell it
/// hears before the truth's book does.
class Observer : public mine::TruthSink {
 public:
  /// A canonical event, before it is added to the digest.
  virtual void happened(kpi::Moment, const CanonicalEvent&) {}
  /// Whether this file (the mine by its code) is to be followed: the ledger then tells what became of
  /// each of its samples, and `entered` is called when the platform has it in its books. Asked after
  /// the mine's system told of the file.
  virtual bool follows(std::string_view, std::string_view) const { return false; }
  /// The platform's books have a followed file: the store to ask about it, its entry, and when it was
  /// promised and became visible. Once for each copy that arrived.
  virtual void entered(store::Connection&, const core::ingest::FileEntry&, kpi::Moment /*promised*/,
                       kpi::Moment /*visible*/) {}
};

/// What mines tell, told to two: first to the observer, then to the book.
class Hearing final : public mine::TruthSink {
 public:
  Hearing(mine::TruthSink& first, mine::TruthSink& second) : first_(first), second_(second) {}

  void on(const mine::InstallationStarted&) override;
  void on(const mine::InstallationStopped&) override;
  void on(const mine::FileProduced&) override;
  void on(const mine::FileSpooled&) override;
  void on(const mine::UploadStarted&) override;
  void on(const mine::FileDelivered&) override;
  void on(const mine::FileAbandoned&) override;
  void on(const mine::UploadFailed&) override;
  void on(const mine::AlarmStarted&) override;
  void on(const mine::AlarmEnded&) override;
  void on(const mine::PeopleCounted&) override;

 private:
  template <class Event>
  void tell(const Event& event) {
    first_.on(event);
    second_.on(event);
  }
  mine::TruthSink& first_;
  mine::TruthSink& second_;
};

}  // namespace headframe::sim::city
