// The formats' code tables as data: decoders translate by them, docs/formats.md prints them.
// Sources: domain.md §1.2 (GA), §1.3 (GB), §1.4.4 (GC); the translation of old sensor types is an
// inference by name (§1.5), status by meaning.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "platform/wire/records.hpp"

namespace headframe::wire {

/// A type token of file names. `kind` is empty where the token is known and no layout is.
struct TokenRow {
  std::string_view token;
  bool ga, gb, gc;
  std::optional<FileKind> kind;
  bool non_coal;  // the N… dialect of non-coal mines: recognised, not read
  std::string_view zh, en;
};
std::span<const TokenRow> token_table();
const TokenRow* find_token(std::string_view token);
/// Whether a sourced layout exists. KGBH has one in GB and none in GC.
bool has_layout(const TokenRow& row, Dialect dialect);

/// National sensor types. `aliases` are other names seen for the same type, separated by '|'.
struct SensorRow {
  std::string_view code, zh, en, aliases;
};
std::span<const SensorRow> sensor_table();
bool is_national_sensor(std::string_view code);
/// The code for a type's name as real-time records write it; empty when the name is not listed.
std::string_view sensor_named(std::string_view name);

/// GA sensor types. The text must match exactly: GA "4" is methane and national "0004" is carbon
/// monoxide, so a code that was turned into a number would exchange the two gases.
struct OldSensorRow {
  std::string_view code, national, zh;  // national is empty where the national list has no such type
};
std::span<const OldSensorRow> old_sensor_table();
const OldSensorRow* find_old_sensor(std::string_view code);

/// GA real-time status is an enumerator; each has an equal in the national mask.
struct OldStatusRow {
  std::uint32_t code;
  std::uint16_t mask;
  std::string_view zh, en;
};
std::span<const OldStatusRow> old_status_table();
const OldStatusRow* find_old_status(std::uint32_t code);

struct ExceptionRow {
  ExceptionType type;
  bool in_ga;
  std::string_view zh, en;
};
std::span<const ExceptionRow> exception_table();

struct OldKindRow {
  std::string_view code;
  PointKind kind;
  std::string_view zh;
};
std::span<const OldKindRow> old_kind_table();

/// "MN" … "DT" of GB and GC.
std::optional<PointKind> kind_of(std::string_view letters);

}  // namespace headframe::wire
