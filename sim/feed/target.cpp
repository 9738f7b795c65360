#include "sim/feed/target.hpp"

#include <charconv>
#include <optional>

#include <fmt/format.h>

namespace headframe::sim::feed {
namespace {

constexpr std::uint16_t ftp_port = 21, http_port = 80;

std::optional<std::uint16_t> port_of(std::string_view text) {
  std::uint16_t port = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), port);
  if (error != std::errc{} || end != text.data() + text.size() || port == 0) return std::nullopt;
  return port;
}

std::expected<Target, std::string> parse(std::string_view text, std::string_view scheme,
                                         std::uint16_t usual_port, std::string_view expected) {
  const auto wrong = [&](std::string_view what) {
    return std::unexpected(fmt::format("'{}': {}; expected {}", text, what, expected));
  };
  if (!text.starts_with(scheme)) return wrong("another scheme");
  std::string_view rest = text.substr(scheme.size());
  const auto slash = rest.find('/');
  const std::string_view authority = rest.substr(0, slash);
  if (authority.find('@') != std::string_view::npos)
    return wrong("a user or password in the address, where everybody can see it");
  const auto colon = authority.find(':');
  Target target{{std::string(authority.substr(0, colon)), usual_port}, {}};
  if (target.server.host.empty()) return wrong("no host");
  if (colon != std::string_view::npos) {
    const auto port = port_of(authority.substr(colon + 1));
    if (!port) return wrong("no port from 1 to 65535 after the colon");
    target.server.port = *port;
  }
  if (slash != std::string_view::npos) target.directory = rest.substr(slash + 1);
  while (target.directory.ends_with('/')) target.directory.pop_back();
  return target;
}

}  // namespace

std::expected<Target, std::string> ftp_target(std::string_view text) {
  return parse(text, "ftp://", ftp_port, "ftp://HOST[:PORT][/DIRECTORY]");
}

std::expected<rt::Endpoint, std::string> http_target(std::string_view text) {
  constexpr std::string_view expected = "http://HOST[:PORT]";
  const auto target = parse(text, "http://", http_port, expected);
  if (!target) return std::unexpected(target.error());
  if (!target->directory.empty())
    return std::unexpected(fmt::format("'{}': a path after the host; expected {}", text, expected));
  return target->server;
}

}  // namespace headframe::sim::feed
