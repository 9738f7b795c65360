#include "sim/app/feed_input.hpp"

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <fstream>
#include <sstream>

#include <fmt/format.h>

#include "sim/feed/mines.hpp"
#include "sim/scenario/load.hpp"

namespace headframe::sim::app {

void refuse(std::string_view option, std::string_view what) {
  fmt::print(stderr, "headframe feed: {}: {}\n", option, what);
}

void tell(const std::vector<scenario::Problem>& problems) {
  for (const auto& problem : problems) fmt::print(stderr, "{}\n", scenario::to_string(problem));
}

std::optional<Chosen> chosen_mines(const std::string& file, const std::vector<std::string>& named) {
  auto loaded = scenario::load_scenario(file);
  if (!loaded) {
    tell(loaded.error());
    return std::nullopt;
  }
  auto mines = told("--mines", feed::fed_mines(*loaded, named));
  if (!mines) return std::nullopt;
  return Chosen{std::move(*loaded), std::move(*mines)};
}

std::optional<std::string> text_of_file(const std::filesystem::path& file) {
  std::ifstream stream(file, std::ios::binary);
  std::ostringstream text;
  const bool empty = stream && stream.peek() == std::ifstream::traits_type::eof();
  if (stream && !empty) text << stream.rdbuf();
  if (!empty && (!stream || !text)) {
    refuse(file.string(), fmt::format("cannot be read: {}", std::strerror(errno)));
    return std::nullopt;
  }
  return std::move(text).str();
}

std::optional<feed::Accounts> accounts_from(const std::filesystem::path& file) {
  const auto text = text_of_file(file);
  if (!text) return std::nullopt;
  auto accounts = feed::read_accounts(file.string(), *text);
  if (accounts) return std::move(*accounts);
  tell(accounts.error());
  return std::nullopt;
}

}  // namespace headframe::sim::app
