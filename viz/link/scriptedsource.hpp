// A source whose content is told by hand: for tests of models and views.
#pragma once

#include <utility>

#include "viz/link/source.hpp"

namespace headframe::viz {

class ScriptedSource : public Source {
  Q_OBJECT

 public:
  explicit ScriptedSource(Content content = {}) : content_(std::move(content)) {}
  const Content &content() const override { return content_; }

  void tell(Content content) {
    content_ = std::move(content);
    emit changed();
  }

 private:
  Content content_;
};

}  // namespace headframe::viz
