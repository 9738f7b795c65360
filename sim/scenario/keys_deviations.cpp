// Deviations: what one mine's files may do otherwise than their dialect, in primitive differences.
#include "sim/scenario/keys.hpp"

namespace headframe::sim::scenario {
namespace {

using namespace std::chrono_literals;
using dialect::Differences;

template <class M>
void add(Shape<Deviation>& keys, std::string name, std::optional<M> Differences::*member,
         Type<M> type, std::string what) {
  keys.through(
      std::move(name), false,
      [member](Deviation& d) -> M& { return (d.differences.*member).emplace(); }, std::move(type),
      std::move(what));
}

template <class T>
struct Exchange {
  T from{}, to{};
};

/// A map whose keys need not be names that an author chooses: [{from: …, to: …}].
template <class T>
Type<std::map<T, T>> exchanges(Type<T> element, std::size_t most, const std::string& from,
                               const std::string& to) {
  Shape<Exchange<T>> keys;
  keys.required("from", &Exchange<T>::from, element, from);
  keys.required("to", &Exchange<T>::to, element, to);
  const Type<std::vector<Exchange<T>>> pairs = list(object(std::move(keys)), 1, most);
  Type<std::map<T, T>> type;
  type.expected = pairs.expected;
  type.read = [pairs](const Node& node, Reading& reading, std::map<T, T>& into) {
    std::vector<Exchange<T>> found;
    if (!pairs.read(node, reading, found)) return false;
    for (std::size_t i = 0; i < found.size(); ++i) {
      if (into.emplace(found[i].from, found[i].to).second) continue;
      reading.problems.add(node.items[i].mark, "'from' stands twice; expected each once");
      return false;
    }
    return true;
  };
  type.schema = pairs.schema;
  type.keys = pairs.keys;
  return type;
}

template <class T>
void add(Shape<Deviation>& keys, std::string name, std::map<T, T> Differences::*member,
         Type<std::map<T, T>> type, std::string what) {
  keys.through(
      std::move(name), false,
      [member](Deviation& d) -> std::map<T, T>& { return d.differences.*member; }, std::move(type),
      std::move(what));
}

void add_text(Shape<Deviation>& keys) {
  using namespace dialect;
  add(keys, "encoding", &Differences::encoding,
      choice<Encoding>({{"utf8", Encoding::utf8},
                        {"utf8_with_mark", Encoding::utf8_with_mark},
                        {"gb2312", Encoding::gb2312}}),
      "Of the files. Absent: the dialect's.");
  add(keys, "line_break", &Differences::line_break,
      choice<LineBreak>({{"none", LineBreak::none}, {"lf", LineBreak::lf}, {"crlf", LineBreak::crlf}}),
      "Between records. Absent: the dialect's.");
  add(keys, "end_mark", &Differences::end_mark,
      choice<EndMark>({{"none", EndMark::none},
                       {"glued", EndMark::glued},
                       {"own_line", EndMark::own_line}}),
      "The final '||': missing, behind the last record, or after a line break. Absent: the dialect's.");
  add(keys, "separator", &Differences::separator,
      choice<Separator>({{"semicolon", Separator::semicolon}, {"full_width", Separator::full_width}}),
      "Between fields: ';' or '；'. Absent: ';'.");
  add(keys, "quoted", &Differences::quoted, boolean(),
      "true: the whole content stands in double quotes. Absent: it does not.");
}

void add_records(Shape<Deviation>& keys) {
  using namespace dialect;
  add(keys, "header", &Differences::header,
      choice<Header>({{"time", Header::time},
                      {"time_and_count", Header::time_and_count},
                      {"code_name_time", Header::code_name_time}}),
      "Of data files. Absent: the dialect's.");
  add(keys, "header_trailing_separator", &Differences::header_trailing_separator, boolean(),
      "true: one ';' more before the header's '~'. Absent: none.");
  add(keys, "record_trailing_separator", &Differences::record_trailing_separator, boolean(),
      "true: one ';' more before each record's '~'. Absent: as the layout says.");
  add(keys, "extra_fields", &Differences::extra_fields, integer(-5, 5),
      "Empty fields more in every record; negative: the last ones missing. Absent: none.");
  add(keys, "closed_alarm_fused", &Differences::closed_alarm_fused, boolean(),
      "true: no ';' after the end of a closed alarm, and its clearing limit is a copy of the limit; "
      "shipped with a real system (gb). Absent: written as the layout says.");
  add(keys, "switch_changes", &Differences::switch_changes, boolean(),
      "Whether KGBH files are written; in gc their layout has no source. Absent: as the dialect.");
  add(keys, "missing_value", &Differences::missing_value,
      choice<MissingValue>({{"zero", MissingValue::zero},
                            {"empty", MissingValue::empty},
                            {"dashes", MissingValue::dashes}}),
      "What stands for a value that the sensor does not give: 0, nothing or '--'. Absent: the "
      "dialect's.");
}

void add_names(Shape<Deviation>& keys) {
  using namespace dialect;
  constexpr std::size_t most_tokens = 30;
  add(keys, "file_name", &Differences::file_name,
      choice<FileName>({{"joined", FileName::joined}, {"underscored", FileName::underscored}}),
      "CODETOKENstamp or CODE_TOKEN_stamp. Absent: the dialect's.");
  add(keys, "mine_code", &Differences::mine_code,
      choice<MineCode>(
          {{"twenty", MineCode::twenty}, {"twelve", MineCode::twelve}, {"unset", MineCode::unset}}),
      "In file names: 20 or 12 characters, or 未设置矿井编号 as a real system writes when nobody has "
      "set it. Absent: the dialect's.");
  add(keys, "tokens", &Differences::tokens,
      exchanges<std::string>(matching("^[A-Z]{2,12}$", "2 to 12 capitals"), most_tokens,
                             "The dialect's token.", "The token that file names carry."),
      "Other type tokens in file names. Absent: the dialect's.");
}

void add_meanings(Shape<Deviation>& keys) {
  using namespace dialect;
  constexpr std::uint32_t most_rounds = 20;
  add(keys, "ids", &Differences::ids,
      choice<PointIds>({{"old", PointIds::old},
                        {"upgraded", PointIds::upgraded},
                        {"national", PointIds::national}}),
      "Point identifiers: 001A03, or 01MN0001 with 4 or 6 digits behind it. Absent: the dialect's.");
  add(keys, "renumbering", &Differences::renumbering, count(0, most_rounds),
      "Another number, other point numbers. Absent: as installed.");
  add(keys, "status", &Differences::status,
      choice<StatusCodes>({{"old", StatusCodes::old},
                           {"bit_mask", StatusCodes::bit_mask},
                           {"other_vendor", StatusCodes::other_vendor}}),
      "Status codes: the old enumeration, the bit mask, or another old vendor's enumeration. Absent: "
      "the dialect's.");
  add(keys, "type_codes", &Differences::type_codes,
      choice<TypeCodes>({{"old", TypeCodes::old},
                         {"national", TypeCodes::national},
                         {"national_number", TypeCodes::national_number}}),
      "Sensor types of methane, for example: 4, 0001, or 1. Absent: the dialect's.");
  add(keys, "types_written_as", &Differences::types_written_as,
      exchanges<Gas>(choice<Gas>({{"methane", Gas::methane},
                                  {"carbon_monoxide", Gas::carbon_monoxide}}),
                     2, "What the sensor measures.", "Whose type, name and unit the files give it."),
      "Gases whose sensor type is written wrongly. Absent: none.");
  add(keys, "clock_offset", &Differences::clock_offset, duration(-240h, 240h),
      "The system's clock against true time. Absent: none.");
}

}  // namespace

Type<Dialect> dialect_type() {
  return choice<Dialect>({{"ga", Dialect::ga}, {"gb", Dialect::gb}, {"gc", Dialect::gc}});
}

Type<Deviation> deviation_type() {
  Shape<Deviation> keys;
  keys.required("what", &Deviation::what, bilingual(), "What is different.");
  keys.required("dialects", &Deviation::dialects, list(dialect_type(), 1, 3),
                "The dialects that can show it.");
  add_text(keys);
  add_records(keys);
  add_names(keys);
  add_meanings(keys);
  return object(std::move(keys));
}

}  // namespace headframe::sim::scenario
