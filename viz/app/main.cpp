// headframe-console: shows runs and running platforms. Exit codes: 0, 2 wrong usage or a run that cannot
// be read, 3 no display or a picture that cannot be written.
#include <CLI/CLI.hpp>
#include <QApplication>
#include <QTimer>
#include <iostream>
#include <string>
#include <vector>

#include "viz/app/mainwindow.hpp"
#include "viz/app/opening.hpp"
#include "viz/app/screenshots.hpp"

namespace {

using namespace headframe::viz;

struct Options {
  std::vector<std::string> runs;
  std::string screenshots, language, theme, user, passwordFile;
  double after = 0;
};

constexpr int invalidInput = 2, couldNotRun = 3;

bool displayNamed() {
  return qEnvironmentVariableIsSet("QT_QPA_PLATFORM") || qEnvironmentVariableIsSet("DISPLAY") ||
         qEnvironmentVariableIsSet("WAYLAND_DISPLAY");
}

void declare(CLI::App &app, Options &options) {
  app.add_option("RUN", options.runs,
                 "folder that headframe run has written, its run.db, or http://HOST:PORT of a running "
                 "platform; a second one stands beside the first")
      ->expected(0, 2);
  app.add_option("--language", options.language, "zh or en; remembered")
      ->check(CLI::IsMember({"zh", "en"}));
  app.add_option("--theme", options.theme, "light or night; remembered")
      ->check(CLI::IsMember({"light", "night"}));
  app.add_option("--user", options.user,
                 "log in to the platform under this name, with the password of HEADFRAME_PASSWORD or of "
                 "--password-file");
  app.add_option("--password-file", options.passwordFile, "file whose first line is the password");
  app.add_option("--screenshot", options.screenshots,
                 "write pictures of every page into this folder and end");
  app.add_option("--after", options.after, "seconds to wait before the pictures")
      ->check(CLI::Range(0.0, 3600.0));
}

void open(MainWindow &window, const Options &options) {
  if (!options.theme.empty())
    window.setTheme(options.theme == "night" ? Theme::night : Theme::light);
  if (!options.language.empty())
    window.setLanguage(options.language == "en" ? Language::english : Language::chinese);
  const Credentials credentials = credentialsOf(QString::fromStdString(options.user),
                                                QString::fromStdString(options.passwordFile));
  if (!options.runs.empty()) window.open(QString::fromStdString(options.runs[0]), credentials);
  if (options.runs.size() > 1) window.openBeside(QString::fromStdString(options.runs[1]));
}

int writePictures(MainWindow &window, const Options &options) {
  QEventLoop waiting;
  QTimer::singleShot(static_cast<int>(options.after * 1000), &waiting, &QEventLoop::quit);
  waiting.exec();
  try {
    writeScreenshots(window, QDir(QString::fromStdString(options.screenshots)));
  } catch (const std::exception &error) {
    std::cerr << error.what() << '\n';
    return couldNotRun;
  }
  return 0;
}

int show(const Options &options, int &argc, char **argv) {
  if (!displayNamed()) {
    std::cerr << "headframe-console: no display: expected DISPLAY or WAYLAND_DISPLAY, or "
                 "QT_QPA_PLATFORM=offscreen with --screenshot\n";
    return couldNotRun;
  }
  QApplication application(argc, argv);
  MainWindow window;
  try {
    open(window, options);
  } catch (const std::exception &error) {
    std::cerr << error.what() << '\n';
    return invalidInput;
  }
  if (!options.screenshots.empty()) return writePictures(window, options);
  window.show();
  return QApplication::exec();
}

}  // namespace

int main(int argc, char **argv) {
  Options options;
  CLI::App app("Shows runs and running platforms: why the platform was down and what it cost, alarms, "
               "equipment, indicators.",
               "headframe-console");
  declare(app, options);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError &error) {
    return app.exit(error) == 0 ? 0 : invalidInput;
  }
  if (!options.screenshots.empty() && options.runs.empty()) {
    std::cerr << "--screenshot needs a RUN\n";
    return invalidInput;
  }
  return show(options, argc, argv);
}
