// headframe why: a run folder and a question in, the answer out.
#pragma once

#include <filesystem>
#include <string>

namespace headframe::sim::app {

struct WhyOptions {
  std::filesystem::path run;  // folder or run.db
  std::string question;       // in the forms of sim/trace/question.hpp
  bool json = false;
  bool chinese = false;
};

/// Samples and alarms are followed by making the run again; a minute is answered from run.db. Returns
/// the command's exit code: 0 answered, 2 a question that the run cannot have. Throws when the run
/// cannot be read.
int why_command(const WhyOptions& options);

}  // namespace headframe::sim::app
