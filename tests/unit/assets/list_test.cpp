// An office's list of equipment, and what it is told when the list is wrong.
#include <filesystem>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <zip.h>

#include "sim/assets/list.hpp"
#include "sim/equipment/from_scenario.hpp"
#include "sim/scenario/load.hpp"
#include "sim/table/csv.hpp"
#include "sim/table/dates.hpp"
#include "sim/table/xlsx.hpp"

namespace headframe::sim::assets {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

const scenario::Scenario& year_2021() {
  static const auto loaded =
      scenario::load_scenario(HEADFRAME_SOURCE_DIR "/scenarios/zhengzhou/2021.yaml");
  if (!loaded) throw std::runtime_error(scenario::to_string(loaded.error().front()));
  return *loaded;
}

auto list_of(const std::string& text) {
  return read_list("a.csv", table::csv_rows("a.csv", text), year_2021());
}

std::vector<std::string> lines_of(const std::vector<scenario::Problem>& problems) {
  std::vector<std::string> lines;
  for (const auto& problem : problems) lines.push_back(scenario::to_string(problem));
  return lines;
}

/// A workbook as LibreOffice writes it, cut down to what is read: style 1 shows dates.
std::string workbook(const std::string& name, const std::string& cells) {
  const auto path = std::filesystem::temp_directory_path() / name;
  zip_t* zip = zip_open(path.c_str(), ZIP_CREATE | ZIP_TRUNCATE, nullptr);
  const std::vector<std::pair<std::string, std::string>> parts{
      {"xl/workbook.xml",
       R"(<workbook xmlns:r="r"><workbookPr date1904="false"/><sheets><sheet name="a" sheetId="1" r:id="rId3"/>
          </sheets></workbook>)"},
      {"xl/_rels/workbook.xml.rels",
       R"(<Relationships><Relationship Id="rId3" Target="worksheets/sheet1.xml"/></Relationships>)"},
      {"xl/styles.xml",
       R"(<styleSheet><numFmts><numFmt numFmtId="170" formatCode="yyyy\-mm\-dd"/></numFmts>
          <cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>
          <cellXfs><xf numFmtId="0"/><xf numFmtId="170"/></cellXfs></styleSheet>)"},
      {"xl/sharedStrings.xml",
       R"(<sst><si><t>类别</t></si><si><r><t>安装</t></r><r><t>日期</t></r><rPh><t>x</t></rPh></si>
          <si><t>数量</t></si><si><t>服务器</t></si></sst>)"},
      {"xl/worksheets/sheet1.xml", "<worksheet><sheetData>" + cells + "</sheetData></worksheet>"}};
  for (const auto& [part, content] : parts)
    zip_file_add(zip, part.c_str(), zip_source_buffer(zip, content.data(), content.size(), 0),
                 ZIP_FL_ENC_UTF_8);
  zip_close(zip);
  return path.string();
}

const std::string header =
    R"(<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="s"><v>2</v></c></row>)";

TEST(EquipmentList, takes_kinds_by_any_of_their_names_and_dates_in_order) {
  const auto list = list_of(
      "类别,安装日期,数量,资产编号,放置地点,维保到期\n"
      "服务器,2018/3/1,2,,机房,2022-01-01\nserver,2012年6月1日,,A-1,\"机房, 西\",\nDisks,2014-06-01,24,,,\n");
  ASSERT_TRUE(list) << lines_of(list.error()).front();
  ASSERT_EQ(list->devices.at("server").size(), 3u);
  EXPECT_EQ(table::date_text(list->devices.at("server")[0].installed), "2012-06-01");
  EXPECT_EQ(list->devices.at("disk").size(), 24u);
  EXPECT_EQ(table::date_text(list->contract_until.at("centre")), "2022-01-01");
}

TEST(EquipmentList, every_mistake_is_told_with_its_place_and_what_was_expected) {
  const auto list = list_of(
      "kind,installed,count,id,contract_until\n"
      "sever,2014-06-01,,,\n"
      "server,01/06/2014,,,\n"
      "server,2024-06-01,,,\n"
      "server,2014-06-01,none,,\n"
      "server,2014-06-01,,A1,2022-01-01\n"
      "disk,2014-06-01,,A1,\n"
      "disk,2014-06-01,,,\n"
      "disk,2014-06-01,,,\n"
      "disk,2013-06-01,,,2023-01-01\n"
      "adapter,2014-06-01,2,,\n"
      "disk,2016-06-01,,,2015-06-01\n");
  ASSERT_FALSE(list);
  EXPECT_THAT(
      lines_of(list.error()),
      ElementsAre(HasSubstr("a.csv:2:1: unknown kind 'sever'; did you mean 'server'?"),
                  HasSubstr("a.csv:3:8: '01/06/2014' does not begin with a year"),
                  HasSubstr("a.csv:4:8: after the scenario's start, 2021-01-01"),
                  HasSubstr("a.csv:5:19: 'none' is no number of devices"),
                  HasSubstr("a.csv:7:18: number 'A1' stands at a.csv:6:20 as well"),
                  HasSubstr("a.csv:9:1: the same row as at a.csv:8:1"),
                  HasSubstr("a.csv:10:19: another row has the contract with the team 'centre' end on "
                            "2022-01-01"),
                  HasSubstr("a.csv:11:1: the members of 'adapter' have names in the scenario"),
                  HasSubstr("a.csv:12:19: the contract ends before the device was installed")));
}

TEST(EquipmentList, a_workbook_gives_dates_and_the_cell_of_a_wrong_one) {
  const auto path = workbook("equipment-list-wrong.xlsx", header +
      R"(<row r="2"><c r="A2" t="s"><v>3</v></c><c r="B2" s="1"><v>41791</v></c><c r="C2"><v>4</v></c></row>
         <row r="17"><c r="A17" t="s"><v>3</v></c><c r="B17" t="inlineStr"><is><t>1.6.14</t></is></c></row>
         <row r="18"><c r="A18" t="s"><v>3</v></c><c r="B18"><v>41791</v></c></row>)");
  const auto wrong = read_list_file(path, year_2021());
  std::filesystem::remove(path);
  ASSERT_FALSE(wrong);
  EXPECT_THAT(lines_of(wrong.error()),
              ElementsAre(HasSubstr("equipment-list-wrong.xlsx:B17: '1.6.14' does not begin with a year"),
                          HasSubstr("equipment-list-wrong.xlsx:B18: '41791' is a bare number")));
  const auto right_path = workbook("equipment-list-right.xlsx", header +
      R"(<row r="2"><c r="A2" t="s"><v>3</v></c><c r="B2" s="1"><v>41791.5</v></c><c r="C2"><v>4</v></c></row>)");
  const auto list = read_list_file(right_path, year_2021());
  std::filesystem::remove(right_path);
  ASSERT_TRUE(list) << lines_of(list.error()).front();
  EXPECT_EQ(list->devices.at("server").size(), 4u);
  EXPECT_EQ(table::moment_text(list->devices.at("server")[0].installed), "2014-06-01 12:00:00");
}

TEST(EquipmentList, a_study_takes_the_fragment_and_every_device_has_its_own_age) {
  const auto list = list_of(
      "kind,installed,count,contract_until\nserver,2012-01-01,5,\nserver,2019-01-01,1,2030-01-01\n");
  ASSERT_TRUE(list);
  const std::string yaml = fragment("a.csv", *list, year_2021());
  EXPECT_THAT(yaml, HasSubstr("centre: {contract_until: 2030-01-01 00:00:00}  # no effect"));
  const std::string path = HEADFRAME_SOURCE_DIR "/scenarios/zhengzhou/with-list.yaml";
  const auto read = [&](const std::string& name) -> std::optional<std::string> {
    if (name == path)
      return "base: zhengzhou/2021.yaml\nuse: [list.yaml]\ntitle: {zh: 甲, en: A}\n"
             "variants: {a: {title: {zh: 甲, en: A}}, b: {title: {zh: 乙, en: B}, use: "
             "[lib/zhengzhou/remedies/servers-storage-network.yaml]}}\n";
    if (name.ends_with("/list.yaml")) return yaml;
    return scenario::read_disk_file(name);
  };
  const auto loaded = scenario::load_scenario(path, read);
  ASSERT_TRUE(loaded) << lines_of(loaded.error()).front() << "\n" << yaml;
  const auto inventory = equipment::make_inventory(*loaded);
  std::vector<std::int64_t> days;
  for (const auto& component : inventory.components)
    if (component.name.starts_with("server"))
      days.push_back(std::chrono::duration_cast<std::chrono::days>(component.age).count());
  EXPECT_THAT(days, ElementsAre(3288, 3288, 3288, 3288, 3288, 731));
  EXPECT_TRUE(loaded->equipment.teams.at("centre").contract_until);
}

TEST(EquipmentList, cells_have_their_names) {
  EXPECT_EQ(table::cell_name(17, 2), "B17");
  EXPECT_EQ(table::cell_name(1, 26), "Z1");
  EXPECT_EQ(table::cell_name(1, 27), "AA1");
  EXPECT_EQ(table::cell_name(3, 703), "AAA3");
}

}  // namespace
}  // namespace headframe::sim::assets
