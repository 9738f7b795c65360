#include "platform/app/settings.hpp"

#include <algorithm>
#include <vector>

#include <fmt/core.h>

#include "platform/app/setting_keys.hpp"
#include "platform/core/suggest.hpp"
#include "platform/wire/encoding.hpp"

namespace headframe::app {
namespace {

using nlohmann::json;

struct Member {
  std::string path;  // "http" or "http.port"
  std::size_t at = 0;
};

/// Where the members of the first two levels stand in a text that is known to be JSON.
class Scanner {
 public:
  explicit Scanner(std::string_view text) : text_(text) {}

  std::vector<Member> members() {
    while (at_ < text_.size()) step();
    return std::move(found_);
  }

 private:
  void step() {
    const char c = text_[at_];
    if (c == '"') return string();
    if (c == '/') return comment();
    if (c == '{' || c == '[') ++depth_;
    if (c == '}' || c == ']') --depth_;
    ++at_;
  }
  void comment() {
    const bool line = text_[at_ + 1] == '/';
    const auto end = line ? text_.find('\n', at_) : text_.find("*/", at_ + 2);
    at_ = end == std::string_view::npos ? text_.size() : end + (line ? 1 : 2);
  }
  void string() {
    const std::size_t start = at_++;
    while (text_[at_] != '"') at_ += text_[at_] == '\\' ? 2 : 1;
    const auto name = text_.substr(start + 1, at_ - start - 1);
    ++at_;
    const auto next = text_.find_first_not_of(" \t\r\n", at_);
    if (next == std::string_view::npos || text_[next] != ':' || depth_ > 2) return;
    if (depth_ == 1) section_ = name;
    found_.push_back({depth_ == 1 ? section_ : section_ + "." + std::string(name), start});
  }

  std::string_view text_;
  std::size_t at_ = 0;
  int depth_ = 0;
  std::string section_;
  std::vector<Member> found_;
};

class Reader {
 public:
  Reader(std::string_view text, std::string file) : text_(text), file_(std::move(file)) {}

  InstallationOptions read() {
    parse();
    members_ = Scanner(text_).members();
    check_names();
    InstallationOptions options;
    for (const SettingKey& key : setting_keys()) apply(key, options);
    return options;
  }

 private:
  [[noreturn]] void refuse(std::size_t at, const std::string& why) const {
    const auto before = text_.substr(0, std::min(at, text_.size()));
    const auto line = 1 + std::ranges::count(before, '\n');
    const auto start = before.rfind('\n');
    const auto column = before.size() - (start == std::string_view::npos ? 0 : start + 1) + 1;
    throw SettingsError(fmt::format("{}:{}:{}: {}", file_, line, column, why));
  }

  void parse() {
    if (const auto bad = wire::first_bad_utf8(text_)) refuse(*bad, "not UTF-8");
    try {
      root_ = json::parse(text_, nullptr, true, true);
    } catch (const json::parse_error& error) {
      const std::string what = error.what();
      refuse(error.byte == 0 ? 0 : error.byte - 1, "not JSON: " + what.substr(what.find(": ") + 2));
    }
    if (!root_.is_object()) refuse(0, "expected an object of sections");
  }

  std::size_t place_of(const std::string& path) const {
    const auto it = std::ranges::find(members_, path, &Member::path);
    return it == members_.end() ? text_.size() : it->at;
  }

  void check_names() const {
    std::vector<std::string> known;
    for (const SettingKey& key : setting_keys()) {
      if (std::ranges::find(known, key.section) == known.end()) known.push_back(key.section);
      known.push_back(key.section + "." + key.name);
    }
    std::vector<std::string> seen;
    for (const Member& member : members_) {
      if (std::ranges::find(known, member.path) == known.end())
        refuse(member.at, "unknown key '" + member.path + "'" + core::suggestion(member.path, known));
      if (std::ranges::find(seen, member.path) != seen.end())
        refuse(member.at, "key given twice: '" + member.path + "'");
      seen.push_back(member.path);
    }
  }

  void apply(const SettingKey& key, InstallationOptions& options) const {
    const std::string path = key.section + "." + key.name;
    const bool section = root_.contains(key.section);
    if (section && !root_[key.section].is_object())
      refuse(place_of(key.section), "expected an object for '" + key.section + "'");
    if (!section || !root_[key.section].contains(key.name))
      refuse(place_of(key.section),
             fmt::format("missing key '{}'; the usual value is {}", path, key.get(options).dump()));
    const json& value = root_[key.section][key.name];
    if (const auto expected = key.set(options, value); !expected.empty())
      refuse(place_of(path), fmt::format("'{}' is {}, expected {}", path, value.dump(), expected));
  }

  std::string_view text_;
  std::string file_;
  json root_;
  std::vector<Member> members_;
};

}  // namespace

std::string settings_text(const InstallationOptions& options) {
  std::string out = "// Headframe 配置：每个键都必须存在。 Configuration: every key must be present.\n{";
  std::string section;
  for (const SettingKey& key : setting_keys()) {
    if (key.section != section) {
      out += fmt::format("{}\n  \"{}\": {{", section.empty() ? "" : "\n  },", key.section);
      section = key.section;
    } else {
      out += ",";
    }
    out += fmt::format("\n    // {}. {}\n    \"{}\": {}", key.zh, key.en, key.name,
                       key.get(options).dump());
  }
  return out + "\n  }\n}\n";
}

InstallationOptions settings_from(std::string_view text, const std::string& file) {
  auto options = Reader(text, file).read();
  try {
    wire::ftp::check(options.ftp);
  } catch (const std::invalid_argument& error) {
    throw SettingsError(file + ":1:1: ftp: " + error.what());
  }
  return options;
}

}  // namespace headframe::app
