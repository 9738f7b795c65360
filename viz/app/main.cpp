// headframe-console: shows a run. Exit codes: 0, 2 wrong usage or a run that cannot be read, 3 no display
// or a picture that cannot be written.
#include <CLI/CLI.hpp>
#include <QApplication>
#include <iostream>
#include <optional>
#include <string>

#include "viz/app/mainwindow.hpp"
#include "viz/app/screenshots.hpp"
#include "viz/link/recordedsource.hpp"

namespace {

using namespace headframe::viz;

struct Options {
  std::string run, screenshots, language = "zh", theme = "light";
};

constexpr int invalidInput = 2, couldNotRun = 3;

bool displayNamed() {
  return qEnvironmentVariableIsSet("QT_QPA_PLATFORM") || qEnvironmentVariableIsSet("DISPLAY") ||
         qEnvironmentVariableIsSet("WAYLAND_DISPLAY");
}

int show(const Options &options, Source &source, int &argc, char **argv) {
  if (!displayNamed()) {
    std::cerr << "headframe-console: no display: expected DISPLAY or WAYLAND_DISPLAY, or "
                 "QT_QPA_PLATFORM=offscreen with --screenshot\n";
    return couldNotRun;
  }
  QApplication application(argc, argv);
  MainWindow window(source);
  window.resize(1280, 800);
  window.setTheme(options.theme == "night" ? Theme::night : Theme::light);
  window.setLanguage(options.language == "en" ? Language::english : Language::chinese);
  if (options.screenshots.empty()) {
    window.show();
    return QApplication::exec();
  }
  try {
    writeScreenshots(window, QDir(QString::fromStdString(options.screenshots)));
  } catch (const std::exception &error) {
    std::cerr << error.what() << '\n';
    return couldNotRun;
  }
  return 0;
}

}  // namespace

int main(int argc, char **argv) {
  Options options;
  CLI::App app("Shows a run: why the platform was down, and the run's indicators.",
               "headframe-console");
  app.add_option("RUN", options.run, "folder that headframe run has written, or its run.db")
      ->required();
  app.add_option("--language", options.language, "zh or en")->check(CLI::IsMember({"zh", "en"}));
  app.add_option("--theme", options.theme, "light or night")
      ->check(CLI::IsMember({"light", "night"}));
  app.add_option("--screenshot", options.screenshots,
                 "write pictures of every page into this folder and end");
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError &error) {
    return app.exit(error) == 0 ? 0 : invalidInput;
  }
  std::optional<RecordedSource> source;
  try {
    source.emplace(options.run);
  } catch (const std::exception &error) {
    std::cerr << error.what() << '\n';
    return invalidInput;
  }
  return show(options, *source, argc, argv);
}
