// Every text of every page has the room it needs, in both languages and at both sizes of a screen.
#include <gmock/gmock.h>

#include <QAbstractButton>
#include <QApplication>
#include <QComboBox>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QStyle>
#include <QStyleOptionComboBox>
#include <QTabBar>
#include <QTableWidget>
#include <QTextDocument>
#include <filesystem>
#include <set>

#include "samplerun.hpp"
#include "desktop.hpp"
#include "viz/app/mainwindow.hpp"
#include "viz/link/recordedsource.hpp"
#include "viz/link/scriptedsource.hpp"

namespace headframe::viz {
namespace {

using Complaints = std::vector<std::string>;

int widthOf(const QLabel &label) {
  if (!Qt::mightBeRichText(label.text()))
    return label.fontMetrics().size(Qt::TextShowMnemonic, label.text()).width();
  QTextDocument document;
  document.setDefaultFont(label.font());
  document.setDocumentMargin(0);
  document.setHtml(label.text());
  return static_cast<int>(document.idealWidth());
}

QString nameOf(const QWidget &widget) {
  QStringList names;
  for (const QWidget *at = &widget; at != nullptr; at = at->parentWidget())
    names.prepend(QLatin1String(at->metaObject()->className()));
  return names.mid(std::max<qsizetype>(0, names.size() - 3)).join(QLatin1Char('/'));
}

class Walk {
 public:
  explicit Walk(const QWidget &root) : root_(root) {}

  Complaints complaints() {
    for (const QWidget *widget : root_.findChildren<QWidget *>()) {
      if (!isSeen(*widget)) continue;
      look(*widget);
      isInside(*widget);
    }
    return std::move(complaints_);
  }
  /// Kinds of texts that were measured so far.
  const std::set<std::string> &kinds() const { return kinds_; }

 private:
  /// A page that lies behind another is not seen; a table is, although its viewport covers it.
  static bool isSeen(const QWidget &widget) {
    const auto *scrolls = qobject_cast<const QAbstractScrollArea *>(&widget);
    const QWidget &surface = scrolls != nullptr ? *scrolls->viewport() : widget;
    return widget.isVisible() && !surface.visibleRegion().isEmpty();
  }

  void look(const QWidget &widget) {
    if (const auto *label = qobject_cast<const QLabel *>(&widget)) return look(*label);
    if (const auto *button = qobject_cast<const QAbstractButton *>(&widget)) return look(*button);
    if (const auto *tabs = qobject_cast<const QTabBar *>(&widget)) return look(*tabs);
    if (const auto *box = qobject_cast<const QComboBox *>(&widget)) return look(*box);
    if (const auto *header = qobject_cast<const QHeaderView *>(&widget)) return look(*header);
  }

  void look(const QLabel &label) {
    if (label.text().isEmpty()) return;
    if (label.wordWrap())
      return needs(label, label.text(), label.heightForWidth(label.width()), label.height());
    needs(label, label.text(), widthOf(label), label.contentsRect().width() - 2 * label.margin());
  }

  void look(const QAbstractButton &button) {
    if (button.text().isEmpty()) return;
    needs(button, button.text(), button.minimumSizeHint().width(), button.width());
  }

  void look(const QComboBox &box) {
    QStyleOptionComboBox option;
    option.initFrom(&box);
    option.editable = box.isEditable();
    const QRect field = box.style()->subControlRect(QStyle::CC_ComboBox, &option,
                                                    QStyle::SC_ComboBoxEditField, &box);
    for (int i = 0; i < box.count(); ++i)
      needs(box, box.itemText(i), box.fontMetrics().horizontalAdvance(box.itemText(i)),
            field.width());
  }

  void look(const QTabBar &tabs) {
    for (int i = 0; i < tabs.count(); ++i) {
      const QString text = tabs.tabText(i);
      needs(tabs, text, tabs.fontMetrics().size(Qt::TextShowMnemonic, text).width(),
            tabs.tabRect(i).intersected(tabs.rect()).width());
    }
  }

  void look(const QHeaderView &header) {
    if (header.orientation() != Qt::Horizontal || header.model() == nullptr) return;
    for (int i = 0; i < header.count(); ++i) {
      if (header.isSectionHidden(i)) continue;
      const QString text = header.model()->headerData(i, Qt::Horizontal).toString();
      const auto wrap = header.defaultAlignment() & static_cast<Qt::Alignment>(Qt::TextWordWrap);
      const QSize room(header.sectionSize(i), header.height());
      const QSize taken = header.fontMetrics()
          .boundingRect(QRect({}, room), static_cast<int>(wrap), text).size();
      needs(header, text, taken.width(), room.width());
      needs(header, text, taken.height(), room.height());
    }
  }

  void needs(const QWidget &widget, const QString &text, int width, int room) {
    if (!text.isEmpty()) kinds_.insert(widget.metaObject()->className());
    if (width <= room) return;
    complaints_.push_back((nameOf(widget) + QStringLiteral(": \"%1\" needs %2 and has %3")
                                                .arg(text).arg(width).arg(room)).toStdString());
  }

  /// What scrolls may be larger than its window; a docked page may not.
  void isInside(const QWidget &widget) {
    const QWidget *parent = widget.parentWidget();
    if (parent == nullptr || widget.isWindow() || parent->rect().contains(widget.geometry())) return;
    for (const QWidget *at = parent; at != nullptr; at = at->parentWidget())
      if (qobject_cast<const QAbstractScrollArea *>(at) != nullptr) return;
    complaints_.push_back((nameOf(widget) + QStringLiteral(" lies outside its parent by %1 x %2")
        .arg(widget.geometry().right() - parent->rect().right())
        .arg(widget.geometry().bottom() - parent->rect().bottom())).toStdString());
  }

  const QWidget &root_;
  Complaints complaints_;
  std::set<std::string> kinds_;
};

struct AWindowWithARun : testing::Test {
  AWindowWithARun() {
    folder = std::filesystem::path(testing::TempDir()) /
             (testing::UnitTest::GetInstance()->current_test_info()->name() +
              std::to_string(QCoreApplication::applicationPid()));
    std::filesystem::remove_all(folder);
    std::filesystem::create_directories(folder);
    qputenv("HEADFRAME_CONSOLE_SETTINGS", QByteArray::fromStdString((folder / "s.ini").string()));
    writeSampleRun(folder / "run.db", {});
  }
  ~AWindowWithARun() override {
    qunsetenv("HEADFRAME_CONSOLE_SETTINGS");
    std::filesystem::remove_all(folder);
  }
  static void SetUpTestSuite() { needDesktop(); }

  /// Shows it at every size and in every language, and collects what is wrong.
  static Complaints wrongWith(MainWindow &window, const std::string &what) {
    return wrongWith(window, window, what);
  }
  /// `speaker` sets the language of the whole application.
  static Complaints wrongWith(QWidget &window, MainWindow &speaker, const std::string &what) {
    Complaints wrong;
    window.show();
    for (const Language language : {Language::chinese, Language::english}) {
      speaker.setLanguage(language);
      for (const QSize size : {QSize(1280, 800), QSize(1920, 1080)}) {
        window.resize(size);
        for (int i = 0; i < 3; ++i) QCoreApplication::processEvents();
        const std::string where = what + (language == Language::chinese ? ", zh, " : ", en, ") +
                                  std::to_string(size.width());
        if (window.size() != size)
          wrong.push_back(where + ": the window does not fit into this size");
        for (const std::string &complaint : Walk(window).complaints())
          wrong.push_back(where + ": " + complaint);
      }
    }
    return wrong;
  }

  std::filesystem::path folder;
};

TEST_F(AWindowWithARun, HasRoomForEveryTextOfEveryPage) {
  MainWindow window;
  window.open(QString::fromStdString(folder.string()));
  for (const Perspective &perspective : perspectives()) {
    window.arrange(perspective);
    EXPECT_THAT(wrongWith(window, perspective.id), testing::IsEmpty());
  }
}

TEST_F(AWindowWithARun, HasRoomForEveryTextOfALivePlatform) {
  Content content = RecordedSource(folder).content();
  content.link.phase = LinkState::Phase::live;
  for (Alarm &alarm : content.alarms) alarm.state = "unacknowledged";
  ScriptedSource source(std::move(content));
  MainWindow speaker;
  RunPane pane(source);
  for (const Perspective &perspective : perspectives()) {
    pane.arrange(perspective);
    EXPECT_THAT(wrongWith(pane, speaker, perspective.id), testing::IsEmpty());
  }
}

TEST_F(AWindowWithARun, HasRoomForASecondRunAtItsSide) {
  MainWindow window;
  window.open(QString::fromStdString(folder.string()));
  window.openBeside(QString::fromStdString(folder.string()));
  for (const Perspective &perspective : perspectives()) {
    window.arrange(perspective);
    EXPECT_THAT(wrongWith(window, perspective.id), testing::IsEmpty());
  }
}

TEST_F(AWindowWithARun, IsMeasuredInAllItsKindsOfTexts) {
  MainWindow window;
  window.open(QString::fromStdString(folder.string()));
  window.show();
  std::set<std::string> kinds;
  for (const Perspective &perspective : perspectives()) {
    window.arrange(perspective);
    QCoreApplication::processEvents();
    Walk walk(window);
    walk.complaints();
    kinds.insert(walk.kinds().begin(), walk.kinds().end());
  }
  EXPECT_THAT(kinds, testing::IsSupersetOf({"QLabel", "QToolButton", "QHeaderView", "QComboBox"}));
}

TEST(AWalk, FindsWhatHasNoRoom) {
  needDesktop();
  QWidget window;
  QLabel label(QStringLiteral("a text that is far too long"), &window);
  label.setGeometry(0, 0, 20, 20);
  QPushButton button(QStringLiteral("another one that is too long"), &window);
  button.setGeometry(0, 30, 20, 20);
  QComboBox box(&window);
  box.addItem(QStringLiteral("a choice that is too long"));
  box.setGeometry(0, 60, 40, 20);
  QTableWidget table(1, 1, &window);
  table.setHorizontalHeaderLabels({QStringLiteral("a header that is too long")});
  table.setColumnWidth(0, 20);
  table.setGeometry(0, 90, 100, 60);
  QFrame outside(&window);
  outside.setGeometry(190, 0, 40, 20);
  window.resize(200, 200);
  window.show();
  const Complaints found = Walk(window).complaints();
  using testing::Contains;
  using testing::HasSubstr;
  EXPECT_THAT(found, Contains(HasSubstr("far too long")));
  EXPECT_THAT(found, Contains(HasSubstr("another one")));
  EXPECT_THAT(found, Contains(HasSubstr("a choice")));
  EXPECT_THAT(found, Contains(HasSubstr("a header")));
  EXPECT_THAT(found, Contains(HasSubstr("outside its parent by 30")));
  EXPECT_EQ(found.size(), 5u);
}

TEST_F(AWindowWithARun, HasRoomForTheStartPage) {
  MainWindow window;
  EXPECT_THAT(wrongWith(window, "start"), testing::IsEmpty());
}

}  // namespace
}  // namespace headframe::viz
