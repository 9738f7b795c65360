// Thousands of damaged golden files: whatever arrives, decoding ends, counts every record and says
// why. Run under AddressSanitizer in CI.
#include <gtest/gtest.h>

#include "platform/wire/describe.hpp"
#include "platform/wire/rules.hpp"
#include "tests/unit/wire/golden.hpp"

namespace headframe::wire::testing {
namespace {

/// SplitMix64: a fixed sequence on every machine.
class Draws {
 public:
  explicit Draws(std::uint64_t seed) : state_(seed) {}
  std::uint64_t next() {
    auto z = state_ += 0x9E3779B97F4A7C15ULL;
    z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9ULL;
    z = (z ^ z >> 27) * 0x94D049BB133111EBULL;
    return z ^ z >> 31;
  }
  std::size_t below(std::size_t bound) { return bound == 0 ? 0 : next() % bound; }

 private:
  std::uint64_t state_;
};

void damage(std::string& bytes, Draws& draws) {
  static const std::string_view pieces[] = {";", "~", "||", "\r\n", "\"", "；", "\xFF", "\xC3", "-",
                                            "nan", "X", "xxxx-xx-xx xx:xx:xx", "\\", "]]]", "^"};
  const auto at = draws.below(bytes.size() + 1);
  switch (draws.below(6)) {
    case 0: bytes.resize(at); break;
    case 1: bytes.erase(at, draws.below(20)); break;
    case 2: bytes.insert(at, pieces[draws.below(std::size(pieces))]); break;
    case 3: bytes.insert(at, bytes.substr(draws.below(bytes.size()), draws.below(200))); break;
    case 4: bytes.insert(at, draws.below(300), ';'); break;
    default:
      if (at < bytes.size()) bytes[at] = static_cast<char>(draws.next());
  }
}

/// The same file with its records thirty times, so that one damaged record is not a fifth of all.
std::string grown(const std::string& bytes) {
  const auto header = bytes.find('~') + 1;
  const auto end = std::min(bytes.rfind("||"), bytes.size());
  if (header == 0 || end < header) return bytes;
  std::string out = bytes.substr(0, header);
  for (int i = 0; i < 30; ++i) out += bytes.substr(header, end - header);
  return out + bytes.substr(end);
}

/// A file that counts has no unexplained loss; one that does not count has a reason.
void expect_sound(const DecodedFile& file) {
  EXPECT_TRUE(counts_hold(file));
  const bool counts = file.outcome == Outcome::accepted || file.outcome == Outcome::partial;
  EXPECT_EQ(file.why.rule.empty(), counts);
  if (!counts) EXPECT_NE(find_rule(file.why.rule), nullptr) << file.why.rule;
  for (const auto& r : file.rejections) EXPECT_NE(find_rule(r.rule), nullptr) << r.rule;
  EXPECT_EQ(file.outcome == Outcome::accepted, counts && file.rejections.empty());
  to_json(file);
  to_text(file);
}

TEST(Robustness, damaged_files_never_lose_a_record_silently) {
  const auto files = all_golden_files();
  std::size_t counted = 0;
  for (std::uint64_t seed = 0; seed < 4'000; ++seed) {
    Draws draws(seed);
    const auto& golden = files[draws.below(files.size())];
    SCOPED_TRACE(golden.name + ", seed " + std::to_string(seed));
    auto bytes = seed % 2 == 0 ? golden.bytes : grown(golden.bytes);
    for (std::size_t i = 0; i <= draws.below(4); ++i) damage(bytes, draws);
    const auto file = decode_named(golden.name, bytes);
    expect_sound(file);
    counted += values_of(file);
    if (::testing::Test::HasFailure()) return;
  }
  EXPECT_GT(counted, 10'000u) << "hardly anything survived: the damage tests only the first check";
}

TEST(Robustness, every_beginning_of_a_national_file_is_incomplete) {
  for (const auto& golden : golden_files("gc")) {
    const auto end = golden.bytes.find("||");
    for (std::size_t length = 0; length <= end; ++length) {
      const auto file = decode_named(golden.name, golden.bytes.substr(0, length));
      ASSERT_NE(file.outcome, Outcome::accepted) << golden.name << " cut at " << length;
      ASSERT_EQ(values_of(file), 0u);
    }
  }
}

TEST(Robustness, a_cut_old_file_keeps_whole_records_only) {
  const auto golden = golden_files("ga").at(4);  // RTDATA with four records
  const auto whole = decode_named(golden.name, golden.bytes);
  for (std::size_t length = 21; length < golden.bytes.size(); ++length) {
    const auto file = decode_named(golden.name, golden.bytes.substr(0, length));
    for (std::size_t i = 0; i < file.samples.size(); ++i) {
      EXPECT_EQ(file.samples[i].value, whole.samples[i].value) << "cut at " << length;
      EXPECT_EQ(file.samples[i].status, whole.samples[i].status) << "cut at " << length;
    }
  }
}

TEST(Robustness, a_hostile_file_stays_within_its_bounds) {
  const std::string name = "410183000001_CDSS_20210614083000.txt";
  const std::string head = "410183000001;示例;2021-06-14 08:30:00~";
  EXPECT_EQ(decode_named(name, head + std::string(1'000'000, '~') + "||").why.rule,
            "too-many-records");
  const auto wide = decode_named(name, head + std::string(1'000'000, ';') + "~||");
  EXPECT_EQ(wide.rejections.at(0).rule, "field-count");
  EXPECT_LT(wide.rejections.at(0).expected.size(), 60u);
}

TEST(Robustness, arbitrary_names_are_parsed_without_harm) {
  Draws draws(7);
  for (int i = 0; i < 5'000; ++i) {
    std::string name;
    for (std::size_t n = draws.below(60); n > 0; --n) name += "0123456789_.DEVRTATAtmp"[draws.below(23)];
    const auto parsed = parse_file_name(name);
    EXPECT_EQ(parsed.text, name);
    EXPECT_EQ(parsed.token.empty(), parsed.style == FileName::Style::unrecognised);
  }
}

}  // namespace
}  // namespace headframe::wire::testing
