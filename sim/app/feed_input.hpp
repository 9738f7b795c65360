// What the modes of headframe feed read in common. Whatever is wrong with it is told on stderr.
#pragma once

#include <expected>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sim/feed/accounts.hpp"
#include "sim/scenario/scenario.hpp"

namespace headframe::sim::app {

inline constexpr int wrong_input = 2;

/// "headframe feed: OPTION: what"
void refuse(std::string_view option, std::string_view what);
/// The value, or nothing once the sentence has been told.
template <class T>
std::optional<T> told(std::string_view option, std::expected<T, std::string> outcome) {
  if (outcome) return std::move(*outcome);
  refuse(option, outcome.error());
  return std::nullopt;
}
void tell(const std::vector<scenario::Problem>& problems);

struct Chosen {
  scenario::Scenario scenario;
  std::vector<std::string> mines;  // by their names in it
};
std::optional<Chosen> chosen_mines(const std::string& file, const std::vector<std::string>& named);
std::optional<feed::Accounts> accounts_from(const std::filesystem::path& file);
std::optional<std::string> text_of_file(const std::filesystem::path& file);

}  // namespace headframe::sim::app
