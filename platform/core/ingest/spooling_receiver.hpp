// The platform's receiver: each file is moved into the spool before it is acknowledged, and from
// there stored exactly once, also after a crash.
#pragma once

#include "platform/core/ingest/pipeline.hpp"
#include "platform/core/ingest/receiver.hpp"

namespace headframe::core::ingest {

class SpoolingReceiver final : public Receiver {
 public:
  SpoolingReceiver(const ReceiverPlace& place, Decoder decoder);

  rt::Task<> start(Backlog backlog) override;
  rt::Task<> stop() override;
  rt::Task<> delivered(std::string mine, std::string path) override;
  void use_mappings(Mappings mappings) override { pipeline_.use_mappings(std::move(mappings)); }
  bool can_replay() const override { return true; }
  void replay(Arrival arrival) override { pipeline_.offer(std::move(arrival)); }
  std::size_t pending() const override { return pipeline_.pending(); }

 private:
  rt::Task<> take_in_inbox();

  Spool spool_;
  Recorder recorder_;
  Pipeline pipeline_;
};

MakeReceiver spooling_receiver(Decoder decoder = wire::decode);

}  // namespace headframe::core::ingest
