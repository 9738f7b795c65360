// The command line of headframe feed: one command with three modes, each with options of its own.
#pragma once

#include <string>

#include <CLI/CLI.hpp>

#include "sim/app/feed_command.hpp"

namespace headframe::sim::app {

class FeedArguments {
 public:
  /// Adds the command to the program; what is parsed lands in this object.
  explicit FeedArguments(CLI::App& app);
  FeedArguments(const FeedArguments&) = delete;

  bool were_given() const { return command_.parsed(); }
  /// Runs the mode that was asked for and returns its exit code. Throws CLI::ParseError when none was.
  int perform();

 private:
  void add_feeding();
  void add_enrolment();
  void add_scoring();
  void separate_modes();

  CLI::App& command_;
  FeedOptions feed_;
  EnrolOptions enrol_;
  ScoreOptions score_;
  std::string layout_ = "per-mine-account", format_ = "text";
  bool smoke_ = false;
};

}  // namespace headframe::sim::app
