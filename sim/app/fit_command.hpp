// headframe fit: a bureau's own log of failures becomes laws of lives and repairs.
#pragma once

#include <CLI/CLI.hpp>

#include <cstdint>
#include <string>

namespace headframe::sim::app {

class FitCommand {
 public:
  /// Adds the command to the program; what is parsed lands in this object.
  explicit FitCommand(CLI::App& app);
  FitCommand(const FitCommand&) = delete;

  bool was_given() const { return command_.parsed(); }
  /// 0: told; 2: the log, or a number on the command line, is wrong.
  int perform() const;

 private:
  CLI::App& command_;
  std::string file_, scenario_, blips_ = "0 s", format_ = "text", language_ = "en";
  double age_after_repair_ = 0;
  std::uint64_t samples_ = 200, seed_ = 1;
};

}  // namespace headframe::sim::app
