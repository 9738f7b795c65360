// TCP over IPv4 on this machine's interfaces.
#pragma once

#include <chrono>
#include <memory>

#include <boost/asio/io_context.hpp>

#include "platform/native/life.hpp"
#include "platform/rt/network.hpp"

namespace headframe::native {

class NativeNetwork final : public rt::Network {
 public:
  NativeNetwork(rt::asio::io_context& io, std::shared_ptr<Life> life,
                std::chrono::milliseconds give_up_after)
      : io_(io), life_(std::move(life)), give_up_after_(give_up_after) {}

  void connect(const rt::Endpoint& remote, ConnectHandler done) override;
  std::unique_ptr<rt::ListenerEdge> listen(const rt::Endpoint& local) override;

 private:
  rt::asio::io_context& io_;
  std::shared_ptr<Life> life_;
  std::chrono::milliseconds give_up_after_;
};

}  // namespace headframe::native
