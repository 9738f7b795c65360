#include "platform/wire/ftp/path.hpp"

#include <algorithm>
#include <vector>

namespace headframe::wire::ftp {
namespace {

/// False when the part leads above the folder or is not allowed.
bool step(std::vector<std::string_view>& parts, std::string_view part) {
  if (part.empty() || part == ".") return true;
  if (part == "..") {
    if (parts.empty()) return false;
    parts.pop_back();
    return true;
  }
  if (part.size() > longest_name || part.starts_with(reserved_prefix)) return false;
  parts.push_back(part);
  return true;
}

bool walk(std::vector<std::string_view>& parts, std::string_view path) {
  while (true) {
    const auto slash = path.find('/');
    if (!step(parts, path.substr(0, slash))) return false;
    if (slash == path.npos) return true;
    path.remove_prefix(slash + 1);
  }
}

}  // namespace

std::optional<std::string> resolve(std::string_view current, std::string_view argument) {
  std::vector<std::string_view> parts;
  if (!argument.starts_with('/') && !walk(parts, current)) return std::nullopt;
  if (!walk(parts, argument) || parts.size() > deepest_path) return std::nullopt;
  std::string path;
  for (const std::string_view part : parts) path = joined(path, part);
  if (path.size() > longest_path) return std::nullopt;
  return path;
}

std::string shown(std::string_view path) { return "/" + std::string(path); }

std::string_view directory_of(std::string_view path) {
  const auto slash = path.rfind('/');
  return slash == path.npos ? std::string_view{} : path.substr(0, slash);
}

std::string_view name_of(std::string_view path) {
  const auto slash = path.rfind('/');
  return slash == path.npos ? path : path.substr(slash + 1);
}

std::string joined(std::string_view directory, std::string_view path) {
  std::string both(directory);
  if (!directory.empty() && !path.empty()) both += '/';
  return both += path;
}

}  // namespace headframe::wire::ftp
