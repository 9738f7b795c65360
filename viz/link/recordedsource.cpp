#include "viz/link/recordedsource.hpp"

#include <algorithm>
#include <stdexcept>
#include <string>
#include <tuple>

#include "sim/record/folder.hpp"
#include "sim/record/reader.hpp"

namespace headframe::viz {
namespace {

namespace record = sim::record;

Content contentOf(const record::Reader &reader) {
  Content content;
  content.schemaVersion = reader.version();
  const auto runs = reader.all<record::Run>();
  if (runs.empty())
    throw std::runtime_error(
        "holds no header of a run: it is still being written or was broken off; expected the run.db "
        "of a finished run");
  content.run = runs.front();
  content.outages = reader.all<record::Outage>();
  content.faults = reader.all<record::Fault>();
  content.downtime = reader.all<record::CauseOfDowntime>();
  content.events = reader.events({}, record::Moment::max());
  content.kpis = reader.all<record::Kpi>();
  content.expectations = reader.all<record::Expectation>();
  std::ranges::sort(content.outages, {}, [](const record::Outage &outage) {
    return std::tie(outage.begin, outage.subject, outage.id);
  });
  std::ranges::sort(content.faults, {}, [](const record::Fault &fault) {
    return std::tie(fault.failed, fault.id);
  });
  return content;
}

}  // namespace

RecordedSource::RecordedSource(const std::filesystem::path &folderOrFile) {
  const std::filesystem::path database = record::find_database(folderOrFile);
  const record::Reader reader(database);
  try {
    content_ = contentOf(reader);
  } catch (const std::runtime_error &error) {
    throw std::runtime_error(database.string() + ": " + error.what());
  }
}

}  // namespace headframe::viz
