// From what the user names to a source.
#pragma once

#include <QString>
#include <memory>

#include "viz/link/livesource.hpp"
#include "viz/link/source.hpp"

namespace headframe::viz {

/// Whether it names a platform, "http://…", and not a file.
bool namesPlatform(const QString &name);
/// Throws std::runtime_error in words for people; see RecordedSource.
std::unique_ptr<Source> openRun(const QString &name);

/// From the environment and a file, never from the command line: HEADFRAME_PASSWORD, or the first line of
/// `passwordFile`. Throws std::runtime_error when the file cannot be read.
Credentials credentialsOf(const QString &user, const QString &passwordFile);

}  // namespace headframe::viz
