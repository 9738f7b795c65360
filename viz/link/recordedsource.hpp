// A run that `headframe run` has written.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "sim/record/reader.hpp"
#include "viz/link/source.hpp"

namespace headframe::viz {

/// Reads everything but the points of trends at once; those when they are first wanted. Throws
/// std::runtime_error in words for people when there is no run folder, when the file is damaged or of
/// a schema that this release does not read, and when the run has no header: it was broken off, or is
/// still being written.
class RecordedSource : public Source {
  Q_OBJECT

 public:
  explicit RecordedSource(const std::filesystem::path &folderOrFile);
  const Content &content() const override { return content_; }
  void wantTrend(const std::string &id, Range range) override;
  const std::vector<TrendPoint> &trend(const std::string &id) const override;

  /// The run.db that was read.
  const std::filesystem::path &database() const { return database_; }

 private:
  std::filesystem::path database_;
  sim::record::Reader reader_;
  Content content_;
  std::map<std::string, std::vector<TrendPoint>> trends_;
};

}  // namespace headframe::viz
