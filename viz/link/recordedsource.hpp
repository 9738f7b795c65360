// A run that `headframe run` has written.
#pragma once

#include <filesystem>

#include "viz/link/source.hpp"

namespace headframe::viz {

/// Reads the whole run.db once. Throws std::runtime_error in words for people when there is no run
/// folder, when the file is damaged or of a schema that this release does not read, and when the
/// run has no header: it was broken off, or is still being written.
class RecordedSource : public Source {
  Q_OBJECT

 public:
  explicit RecordedSource(const std::filesystem::path &folderOrFile);
  const Content &content() const override { return content_; }

 private:
  Content content_;
};

}  // namespace headframe::viz
