#include <gtest/gtest.h>

#include <vector>

#include "platform/wire/ftp/listing.hpp"

namespace headframe::wire::ftp {
namespace {

using namespace std::chrono;

rt::WallTime at(year_month_day date, seconds clock) {
  return {sys_days(date).time_since_epoch() + clock};
}

const rt::WallTime now = at(2026y / 3 / 1, 0s);
const std::vector<rt::Entry> entries{
    {".headframe-0a1b", rt::EntryKind::directory, 0, now},
    {"aqjk", rt::EntryKind::directory, 0, at(2025y / 12 / 31, 23h + 59min)},
    {"一号井 1.txt", rt::EntryKind::file, 4096, at(2024y / 2 / 29, 1h + 2min + 3s)},
};

TEST(FtpListing, looks_like_ls_and_hides_what_is_reserved) {
  EXPECT_EQ(listing(entries, ListFormat::unix_long, now),
            "drwx------ 1 mine mine            0 Dec 31 23:59 aqjk\r\n"
            "-rw------- 1 mine mine         4096 Feb 29  2024 一号井 1.txt\r\n");
}

TEST(FtpListing, has_bare_names_and_facts_as_well) {
  EXPECT_EQ(listing(entries, ListFormat::names, now), "aqjk\r\n一号井 1.txt\r\n");
  EXPECT_EQ(listing(entries, ListFormat::facts, now),
            "type=dir;modify=20251231235900; aqjk\r\n"
            "type=file;size=4096;modify=20240229010203; 一号井 1.txt\r\n");
}

TEST(FtpListing, tells_times_in_utc_also_before_1970) {
  EXPECT_EQ(time_value({-1s}), "19691231235959");
}

}  // namespace
}  // namespace headframe::wire::ftp
