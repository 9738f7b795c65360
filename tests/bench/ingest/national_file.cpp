#include "tests/bench/ingest/national_file.hpp"

#include <fmt/format.h>

#include "platform/wire/civil_time.hpp"

namespace headframe::bench {
namespace {

/// "0.12;%;0;" stands before each record's time.
constexpr std::size_t value_before = 9, status_before = 2;

}  // namespace

NationalFile::NationalFile(std::string mine, int points) : mine_(std::move(mine)) {
  const std::string time = wire::format_civil({});
  text_ = fmt::format("{};某煤矿;", mine_);
  header_time_ = text_.size();
  text_ += time + "~";
  for (int p = 0; p < points; ++p) {
    text_ += fmt::format("{};环境瓦斯;21采区工作面T1;0.00;%;0;", point(p));
    times_.push_back(text_.size());
    text_ += time + "~";
  }
  text_ += "||";
}

const std::string& NationalFile::content(rt::WallTime at, int serial, int alarm) {
  const std::string time = wire::format_civil(at);
  text_.replace(header_time_, time.size(), time);
  for (std::size_t p = 0; p < times_.size(); ++p) {
    const bool over = static_cast<int>(p) == alarm;
    const int hundredths = (static_cast<int>(p) * 7 + serial * 13) % 80;
    char* value = text_.data() + times_[p] - value_before;
    value[0] = over ? '1' : '0';
    value[2] = static_cast<char>('0' + hundredths / 10);
    value[3] = static_cast<char>('0' + hundredths % 10);
    text_[times_[p] - status_before] = over ? '1' : '0';
    text_.replace(times_[p], time.size(), time);
  }
  return text_;
}

std::string NationalFile::name(rt::WallTime at) const {
  return fmt::format("{}_CDSS_{}.txt", mine_, wire::format_compact(at));
}

std::string NationalFile::point(int number) const {
  return fmt::format("{}01MN0001{:06}", mine_, number);
}

std::string mine_code(int number) { return fmt::format("4101830{:05}", number); }

}  // namespace headframe::bench
