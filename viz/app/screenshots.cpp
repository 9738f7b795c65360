#include "viz/app/screenshots.hpp"

#include <QCoreApplication>
#include <QPixmap>
#include <array>
#include <stdexcept>

#include "viz/views/downtimeview.hpp"

namespace headframe::viz {
namespace {

constexpr std::array sizes{QSize(1280, 800), QSize(1920, 1080)};

/// The instant and the range that a picture is taken at: the worst day where downtime is shown, and
/// the whole run elsewhere.
void showSomething(MainWindow &window, const QString &perspective) {
  const bool ofDowntime = perspective == QLatin1String("downtime") ||
                          perspective == QLatin1String("overview");
  if (ofDowntime) static_cast<DowntimeView &>(window.pane().page("downtime")).selectWorstDay();
  else window.pane().time().setRange({{}, window.pane().time().length()});
}

void write(MainWindow &window, const QDir &folder, const QString &name) {
  for (const QSize size : sizes) {
    window.resize(size);
    QCoreApplication::processEvents();  // the new size and language
    QCoreApplication::processEvents();  // what they asked of the layouts
    const QString path = folder.filePath(QStringLiteral("%1-%2.png").arg(name).arg(size.width()));
    if (!window.grab().save(path))
      throw std::runtime_error(path.toStdString() + ": could not be written");
  }
}

}  // namespace

void writeScreenshots(MainWindow &window, const QDir &folder) {
  if (!folder.mkpath(QStringLiteral(".")))
    throw std::runtime_error(folder.path().toStdString() + ": this folder could not be made");
  window.show();
  for (const auto language : {Language::chinese, Language::english}) {
    window.setLanguage(language);
    for (const auto theme : {Theme::light, Theme::night}) {
      window.setTheme(theme);
      for (const Perspective &perspective : perspectives()) {
        window.arrange(perspective);
        showSomething(window, QLatin1String(perspective.id));
        write(window, folder,
              QStringLiteral("%1-%2-%3")
                  .arg(QLatin1String(perspective.id), language == Language::chinese ? "zh" : "en",
                       theme == Theme::light ? "light" : "night"));
      }
    }
  }
}

}  // namespace headframe::viz
