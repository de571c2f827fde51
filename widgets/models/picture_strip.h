// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "widgets/models/model_pictures.h"

#include <QWidget>

#include <optional>

namespace seedbed {

// Pictures that were made with a model, in rows of squares. A click asks for all of them.
class PictureStrip : public QWidget {
    Q_OBJECT
 public:
    static constexpr int kColumns = 4;
    static constexpr int kMost = 8;

    // `pictures` may be null: then there are none.
    explicit PictureStrip(ModelPictures* pictures, QWidget* parent = nullptr);

    void setModel(const ModelEntry& model);
    // How many of them are shown now.
    int shown() const { return m_shown; }

    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;
    QSize sizeHint() const override;

 Q_SIGNALS:
    void clicked();

 protected:
    void paintEvent(QPaintEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

 private:
    void refresh();
    int side() const;
    std::vector<QImage> pictures() const;

    ModelPictures* m_pictures;
    std::optional<ModelEntry> m_model;
    int m_shown = 0;
};

}  // namespace seedbed
