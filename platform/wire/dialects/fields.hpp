// Readers of single fields, named by what they read. Each fills one member or says what is wrong.
#pragma once

#include <concepts>
#include <optional>
#include <string>

#include "platform/wire/civil_time.hpp"
#include "platform/wire/dialects/layout.hpp"
#include "platform/wire/number.hpp"
#include "platform/wire/tables.hpp"

namespace headframe::wire::dialects {

template <class Member>
struct RecordOf;
template <class Record, class Value>
struct RecordOf<Value Record::*> {
  using type = Record;
};
template <auto member>
using record_of = typename RecordOf<decltype(member)>::type;

template <auto member>
Checked read_text(Decoding&, std::string_view cell, record_of<member>& out) {
  out.*member = std::string{cell};
  return {};
}

/// The mine's point as the platform stores it: the mapping's exact names first, then prefixes.
std::string mapped_point(const Mapping& mapping, std::string_view point);

template <auto member>
Checked read_point(Decoding& decoding, std::string_view cell, record_of<member>& out) {
  out.*member = mapped_point(decoding.context().mapping, cell);
  return {};
}

template <auto member>
Checked read_number(Decoding&, std::string_view cell, record_of<member>& out) {
  const auto value = parse_number(cell);
  if (!value) return Fault{"bad-number", "a number such as 0.42"};
  out.*member = *value;
  return {};
}

template <auto member>
Checked read_count(Decoding&, std::string_view cell, record_of<member>& out) {
  const auto value = parse_count(cell);
  if (!value) return Fault{"bad-number", "a whole number"};
  out.*member = *value;
  return {};
}

template <auto member>
Checked read_time(Decoding& decoding, std::string_view cell, record_of<member>& out) {
  rt::WallTime time;
  if (auto fault = decoding.read_time(cell, time)) return fault;
  out.*member = time;
  return {};
}

/// A time that may be the placeholder for "never".
template <auto member>
Checked read_time_or_placeholder(Decoding& decoding, std::string_view cell,
                                 record_of<member>& out) {
  if (is_placeholder_time(cell)) {
    decoding.deviate("placeholder-time");
    return {};
  }
  return read_time<member>(decoding, cell, out);
}

template <auto member>
Checked read_flag(Decoding&, std::string_view cell, record_of<member>& out) {
  if (cell != "是" && cell != "否" && cell != "1" && cell != "0") {
    return Fault{"bad-flag", "是, 否, 1 or 0"};
  }
  out.*member = cell == "是" || cell == "1";
  return {};
}

/// National status: a sum of the mask's bits. The mapping may translate a number beforehand.
Checked read_mask(Decoding& decoding, std::string_view cell, std::uint16_t& out);
/// GA status: one of the enumerator's numbers, or a sum of bits that can be nothing else.
Checked read_old_status(Decoding& decoding, std::string_view cell, std::uint16_t& out);
/// A national sensor type; an unlisted one is kept and reported.
Checked read_sensor(Decoding& decoding, std::string_view cell, SensorCode& out);
/// "001" … "010", or with `old` "1" … "8".
Checked read_exception_type(std::string_view cell, bool old, ExceptionType& out);

template <auto member>
Checked read_status_mask(Decoding& decoding, std::string_view cell, record_of<member>& out) {
  return read_mask(decoding, cell, out.*member);
}

/// minimum ≤ average ≤ maximum, up to rounding: columns in another order show here. The slack of
/// 0.01 and one percent is ours, because mines round the three values differently.
Checked check_order(double minimum, double average, double maximum, std::uint32_t field);

template <class Record>
constexpr Field<Record> unread(std::string_view zh, std::string_view en) {
  return {zh, en, Need::unread, nullptr};
}
template <auto member>
constexpr Field<record_of<member>> text(std::string_view zh, std::string_view en,
                                        Need need = Need::optional) {
  return {zh, en, need, &read_text<member>};
}
template <auto member>
constexpr Field<record_of<member>> point(std::string_view zh, std::string_view en,
                                         Need need = Need::required) {
  return {zh, en, need, &read_point<member>};
}
template <auto member>
constexpr Field<record_of<member>> number(std::string_view zh, std::string_view en,
                                          Need need = Need::required) {
  return {zh, en, need, &read_number<member>};
}
template <auto member>
constexpr Field<record_of<member>> count(std::string_view zh, std::string_view en,
                                         Need need = Need::required) {
  return {zh, en, need, &read_count<member>};
}
template <auto member>
constexpr Field<record_of<member>> time(std::string_view zh, std::string_view en,
                                        Need need = Need::required) {
  return {zh, en, need, &read_time<member>};
}
template <auto member>
constexpr Field<record_of<member>> optional_time(std::string_view zh, std::string_view en) {
  return {zh, en, Need::optional, &read_time_or_placeholder<member>};
}
template <auto member>
constexpr Field<record_of<member>> flag(std::string_view zh, std::string_view en) {
  return {zh, en, Need::optional, &read_flag<member>};
}
template <auto member>
constexpr Field<record_of<member>> status_mask(std::string_view zh, std::string_view en) {
  return {zh, en, Need::required, &read_status_mask<member>};
}

}  // namespace headframe::wire::dialects
