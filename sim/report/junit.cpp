#include "sim/report/junit.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "sim/report/html.hpp"

namespace headframe::sim::report {
namespace {

std::string message_of(const record::Expectation& entry) {
  const bool measured = record::verdict_of(entry) != record::Verdict::not_measured;
  return measured ? "actual: " + entry.actual : "not measured: " + entry.unmeasured;
}

std::string test_case(const record::Run& run, const record::Expectation& entry) {
  const auto head = fmt::format("    <testcase classname=\"{}\" name=\"{}\"", escape(run.scenario),
                                escape(entry.text));
  if (entry.pass) return head + "/>\n";
  return fmt::format("{}>\n      <failure message=\"{}\"/>\n    </testcase>\n", head,
                     escape(message_of(entry)));
}

std::string suite(const RunSummary& summary) {
  const record::Run& run = summary.run;
  std::string cases;
  std::size_t tests = 0, failures = 0;
  for (const record::Expectation& entry : summary.expectations) {
    if (entry.kind != "expect") continue;
    cases += test_case(run, entry);
    ++tests;
    if (!entry.pass) ++failures;
  }
  return fmt::format(
      "  <testsuite name=\"{}\" tests=\"{}\" failures=\"{}\" errors=\"0\" time=\"{:.3f}\">\n"
      "    <properties>\n"
      "      <property name=\"seed\" value=\"{}\"/>\n"
      "      <property name=\"digest\" value=\"{}\"/>\n"
      "    </properties>\n{}  </testsuite>\n",
      escape(run.scenario), tests, failures, run.wall_s, escape(run.seed), escape(run.digest),
      cases);
}

}  // namespace

std::string junit_report(std::span<const RunSummary> runs) {
  std::string text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites>\n";
  for (const RunSummary& summary : runs) text += suite(summary);
  return text + "</testsuites>\n";
}

}  // namespace headframe::sim::report
