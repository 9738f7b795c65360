// headframe import-equipment: an office's list of equipment becomes a fragment of a scenario.
#pragma once

#include <CLI/CLI.hpp>

#include <string>

namespace headframe::sim::app {

class ImportCommand {
 public:
  /// Adds the command to the program; what is parsed lands in this object.
  explicit ImportCommand(CLI::App& app);
  ImportCommand(const ImportCommand&) = delete;

  bool was_given() const { return command_.parsed(); }
  /// 0: the fragment is printed; 2: the list or the scenario is wrong.
  int perform() const;

 private:
  CLI::App& command_;
  std::string file_, scenario_;
};

}  // namespace headframe::sim::app
