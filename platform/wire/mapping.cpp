#include "platform/wire/mapping.hpp"

#include <algorithm>
#include <array>
#include <stdexcept>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace headframe::wire {

namespace {

using nlohmann::json;

class Unreadable : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

constexpr std::array<std::pair<std::string_view, Encoding>, 3> encodings{{
    {"gb2312", Encoding::gb2312}, {"gbk", Encoding::gbk}, {"utf8", Encoding::utf8}}};

std::string encoding_text(Encoding encoding) {
  const auto row = std::ranges::find(encodings, encoding, [](const auto& r) { return r.second; });
  if (row == encodings.end()) throw std::logic_error("a mapping names gb2312, gbk or utf8");
  return std::string{row->first};
}

Encoding encoding_of(const json& value) {
  const auto row = std::ranges::find(encodings, value.get<std::string>(),
                                     [](const auto& r) { return r.first; });
  if (row == encodings.end()) throw Unreadable("encoding: gb2312, gbk or utf8 expected");
  return row->second;
}

/// Whole seconds, because files know no finer time.
std::int64_t seconds_of(rt::Duration d) {
  return std::chrono::duration_cast<std::chrono::seconds>(d).count();
}

std::chrono::seconds offset_of(const json& value) {
  constexpr std::int64_t century = 100LL * 366 * 86'400;
  const bool whole = value.is_number_integer();
  const auto seconds = whole ? value.get<std::int64_t>() : 0;
  if (!whole || seconds > century || seconds < -century) {
    throw Unreadable("clock_offset_s: whole seconds within a century expected");
  }
  return std::chrono::seconds{seconds};
}

std::uint32_t small_count(const json& value, std::string_view key, std::uint32_t highest) {
  if (!value.is_number_unsigned() || value.get<std::uint64_t>() > highest) {
    throw Unreadable(fmt::format("{}: a whole number up to {} expected", key, highest));
  }
  return value.get<std::uint32_t>();
}

FieldTolerance tolerance_of(const json& value) {
  constexpr std::uint32_t highest = 64;
  FieldTolerance tolerance;
  for (const auto& [key, count] : value.items()) {
    if (key != "extra" && key != "missing") throw Unreadable("tolerances: unknown key " + key);
    (key == "extra" ? tolerance.extra : tolerance.missing) = small_count(count, key, highest);
  }
  return tolerance;
}

void read_statuses(const json& value, Mapping& mapping) {
  for (const auto& [key, mask] : value.items()) {
    const auto code = json::parse(key, nullptr, false);
    mapping.status_codes[small_count(code, "status_codes", 65'535)] =
        static_cast<std::uint16_t>(small_count(mask, "status_codes", 511));
  }
}

void read_key(const std::string& key, const json& value, Mapping& mapping) {
  using Texts = std::map<std::string, std::string>;
  if (key == "encoding") {
    mapping.encoding = encoding_of(value);
  } else if (key == "mine_codes") {
    mapping.mine_codes = value.get<std::vector<std::string>>();
  } else if (key == "token_aliases") {
    mapping.token_aliases = value.get<Texts>();
  } else if (key == "tolerances") {
    for (const auto& [token, t] : value.items()) mapping.tolerances[token] = tolerance_of(t);
  } else if (key == "points") {
    mapping.points = value.get<Texts>();
  } else if (key == "point_prefixes") {
    mapping.point_prefixes = value.get<Texts>();
  } else if (key == "sensor_codes") {
    mapping.sensor_codes = value.get<Texts>();
  } else if (key == "status_codes") {
    read_statuses(value, mapping);
  } else if (key == "clock_offset_s") {
    mapping.clock_offset = offset_of(value);
  } else {
    throw Unreadable("unknown key " + key);
  }
}

template <class Map>
void lay_over(Map& base, const Map& change) {
  for (const auto& [key, value] : change) base[key] = value;
}

}  // namespace

Mapping merged(const Mapping& base, const Mapping& change) {
  Mapping out = base;
  if (change.encoding) out.encoding = change.encoding;
  for (const auto& code : change.mine_codes) {
    if (std::ranges::find(out.mine_codes, code) == out.mine_codes.end()) {
      out.mine_codes.push_back(code);
    }
  }
  lay_over(out.token_aliases, change.token_aliases);
  lay_over(out.tolerances, change.tolerances);
  lay_over(out.points, change.points);
  lay_over(out.point_prefixes, change.point_prefixes);
  lay_over(out.sensor_codes, change.sensor_codes);
  lay_over(out.status_codes, change.status_codes);
  if (change.clock_offset != rt::Duration{}) out.clock_offset = change.clock_offset;
  return out;
}

std::string to_json(const Mapping& mapping) {
  json out = json::object();
  if (mapping.encoding) out["encoding"] = encoding_text(*mapping.encoding);
  if (!mapping.mine_codes.empty()) out["mine_codes"] = mapping.mine_codes;
  if (!mapping.token_aliases.empty()) out["token_aliases"] = mapping.token_aliases;
  for (const auto& [token, t] : mapping.tolerances) {
    out["tolerances"][token] = {{"extra", t.extra}, {"missing", t.missing}};
  }
  if (!mapping.points.empty()) out["points"] = mapping.points;
  if (!mapping.point_prefixes.empty()) out["point_prefixes"] = mapping.point_prefixes;
  if (!mapping.sensor_codes.empty()) out["sensor_codes"] = mapping.sensor_codes;
  for (const auto& [code, mask] : mapping.status_codes) {
    out["status_codes"][std::to_string(code)] = mask;
  }
  if (const auto s = seconds_of(mapping.clock_offset); s != 0) out["clock_offset_s"] = s;
  return out.dump();
}

std::expected<Mapping, std::string> mapping_from_json(std::string_view text) {
  try {
    const auto parsed = json::parse(text);
    if (!parsed.is_object()) return std::unexpected("an object expected");
    Mapping mapping;
    for (const auto& [key, value] : parsed.items()) read_key(key, value, mapping);
    return mapping;
  } catch (const Unreadable& e) {
    return std::unexpected(e.what());
  } catch (const json::exception& e) {
    return std::unexpected(e.what());
  }
}

}  // namespace headframe::wire
