// The alarm record that GA and GB share, field for field; they differ in how they number types.
#pragma once

#include <array>
#include <string>

#include "platform/wire/dialects/fields.hpp"

namespace headframe::wire::dialects {

/// "X" stands for "still open".
inline Checked read_end_or_x(Decoding& decoding, std::string_view cell, ExceptionRecord& out) {
  if (cell == "X") return {};
  return read_time<&ExceptionRecord::end>(decoding, cell, out);
}

/// An interval that ends before it begins, or extremes in the wrong order, means shifted columns.
inline Checked check_exception(const ExceptionRecord& record) {
  if (record.end && *record.end < record.begin) {
    return Fault{"end-before-begin", "an end after the begin"};
  }
  if (record.minimum && record.average && record.maximum) {
    return check_order(*record.minimum, *record.average, *record.maximum, 0);
  }
  return {};
}

template <bool old>
Checked read_type(Decoding&, std::string_view cell, ExceptionRecord& out) {
  return read_exception_type(cell, old, out.type);
}

template <bool old>
inline constexpr std::array<Field<ExceptionRecord>, 16> old_exception_fields{{
    point<&ExceptionRecord::point>("测点编号", "point"),
    {"异常类型", "exception type", Need::required, &read_type<old>},
    number<&ExceptionRecord::value>("当前值", "value", Need::optional),
    number<&ExceptionRecord::limit>("报警门限", "alarm limit", Need::optional),
    number<&ExceptionRecord::limit_clear>("解报门限", "alarm clear limit", Need::optional),
    time<&ExceptionRecord::begin>("开始时刻", "begin"),
    {"结束时刻", "end, X while open", Need::required, &read_end_or_x},
    number<&ExceptionRecord::maximum>("最大值", "maximum", Need::optional),
    optional_time<&ExceptionRecord::maximum_at>("最大值时刻", "time of maximum"),
    optional_time<&ExceptionRecord::minimum_at>("最小值时刻", "time of minimum"),
    number<&ExceptionRecord::average>("平均值", "average", Need::optional),
    number<&ExceptionRecord::minimum>("最小值", "minimum", Need::optional),
    text<&ExceptionRecord::cause>("原因", "cause"),
    text<&ExceptionRecord::measures>("处理措施", "measures"),
    optional_time<&ExceptionRecord::entered_at>("录入时间", "entered at"),
    text<&ExceptionRecord::entered_by>("录入人", "entered by"),
}};

}  // namespace headframe::wire::dialects
