// A vendor's folder in, a report out: would this platform read these files, and what would its guard
// say? Depends on nothing but the files.
#pragma once

#include <iosfwd>
#include <string>
#include <utility>
#include <vector>

#include "platform/core/guard/guard.hpp"
#include "platform/wire/decode.hpp"

namespace headframe::core {

struct InputFile {
  std::string folder;          // files of one folder are taken as one mine's
  std::string name;            // without folder
  std::string bytes;
  std::string read_error;      // not empty: the file could not be read, and why
};

struct LintedFile {
  std::string folder, name, read_error;
  wire::DecodedFile decoded;
};

struct LintReport {
  std::vector<LintedFile> files;                                // in the order they were judged
  std::vector<std::pair<std::string, GuardFinding>> findings;   // by folder
};

/// The files of a folder are judged in the order of the time in their names, as if each had arrived
/// at that time or, without one, together with the one before it. The mapping applies to all.
LintReport lint(std::vector<InputFile> files, const wire::Mapping& mapping = {});

/// 0: every file was accepted whole (known deviations are tolerated) and the guard found nothing;
/// 1: some file was not, or the guard found something; 2: a file could not be read.
int exit_code(const LintReport& report);

enum class LintFormat { text, json };
void write(const LintReport& report, LintFormat format, std::ostream& out);

/// All of the above; returns the exit code.
int run_lint(std::vector<InputFile> files, LintFormat format, std::ostream& out);

}  // namespace headframe::core
