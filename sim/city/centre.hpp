// The city's centre: the platform's program on its node, and how it is commissioned.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <vector>

#include "platform/app/installation.hpp"
#include "sim/scenario/scenario.hpp"
#include "sim/staff/workstation.hpp"
#include "sim/world/node.hpp"

namespace headframe::sim::city {

/// What the installer enters into the platform.
struct Commission {
  struct Mine {
    std::string code;        // also the user of its upload account
    nlohmann::json mapping;  // how its files are to be read; null: as the dialect says
  };
  nlohmann::json register_of_mines;  // as POST /mines/import takes it
  std::vector<Mine> connected;
  std::vector<staff::Request> people;  // whatever makes them and their things known, in this order
  std::function<void(const staff::Request&, const nlohmann::json& answer)> enrolled;
};

class Centre {
 public:
  /// Told when the platform answers, after the first boot and after each restart.
  using Serving = std::function<void()>;
  /// Told of what the platform itself calls a defect.
  using Defect = std::function<void(const std::string&)>;

  /// Told when the node went down.
  using Down = std::function<void()>;

  Centre(const scenario::Scenario& scenario, Node& node, Serving serving, Down down, Defect defect);
  ~Centre();
  Centre(const Centre&) = delete;
  Centre& operator=(const Centre&) = delete;

  /// Boots the node and, once the platform answers, enters the mines through its own API.
  void begin(Commission commission);

  bool is_commissioned() const { return commissioned_; }
  /// The upload accounts' secrets by mine code; complete once commissioned.
  const std::map<std::string, std::string>& secrets() const { return secrets_; }
  bool is_serving() const { return installation_ != nullptr && serving_now_; }
  /// Files that the platform has taken and not yet entered into its books. Only while serving.
  std::size_t files_waiting() const;
  rt::Endpoint ftp() const;
  rt::Endpoint http() const;
  const std::string& database() const { return options_.platform.database; }

 private:
  rt::Task<> serve(rt::Runtime& runtime, app::Installation& installation);
  rt::Task<> commission(rt::Runtime& runtime, app::Platform& platform);
  rt::Task<> connect(rt::Runtime& runtime, app::Platform& platform, Commission::Mine mine);

  app::InstallationOptions options_;
  core::ingest::MakeReceiver receiver_;
  Node& node_;
  Serving serving_;
  Down down_;
  Defect defect_;
  Commission commission_;
  std::map<std::string, std::string> secrets_;
  bool commissioned_ = false, serving_now_ = false;
  app::Installation* installation_ = nullptr;  // of the running program
};

}  // namespace headframe::sim::city
