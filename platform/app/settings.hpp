// The configuration file of an installation: JSON with // comments, every key present, none unknown.
#pragma once

#include <stdexcept>
#include <string>
#include <string_view>

#include "platform/app/installation.hpp"

namespace headframe::app {

/// what() is "file:line:column: what is wrong, and what was expected".
class SettingsError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// The whole file for these options, each key explained in Chinese and English.
std::string settings_text(const InstallationOptions& options);

/// Reads what settings_text() writes. Refuses an unknown key (with the nearest known one), a missing
/// or repeated one, and a value of the wrong type or out of its range. `file` is for messages.
InstallationOptions settings_from(std::string_view text, const std::string& file);

}  // namespace headframe::app
