// The table of all keys of the configuration: name, meaning, range, and the option behind it.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "platform/app/installation.hpp"

namespace headframe::app {

struct SettingKey {
  std::string section, name;  // "http", "port"
  const char* zh;
  const char* en;
  std::function<nlohmann::json(const InstallationOptions&)> get;
  /// Returns what was expected when the value does not fit, otherwise nothing.
  std::function<std::string(InstallationOptions&, const nlohmann::json&)> set;
};

/// Sections in the order in which they are written.
const std::vector<SettingKey>& setting_keys();

}  // namespace headframe::app
