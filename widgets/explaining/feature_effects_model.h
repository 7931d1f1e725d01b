// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/dataset.h"
#include "core/data/edited_impression.h"
#include "core/rank/explainer.h"
#include "widgets/models/column.h"

#include <QAbstractTableModel>
#include <QStringList>

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace intentscope::explaining {

enum class FeatureColumn { Feature, Value, Effect };

/// What a ranker reads of one impression: every feature with its value, which can be edited, and what it adds
/// to the explained score; behind them what is no feature (event history, the intent's fields, the latent
/// query). Rows keep their places while values change. GUI thread.
class FeatureEffectsModel final : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Role : int {
        IsEditedRole = models::ValueRole + 32, ///< bool
        ProblemRole,                           ///< why the typed text is no value; "" when it is one
        UnitRole,                              ///< "days"
        WordsRole,                             ///< QStringList: what the column knows, most MostWords
    };
    static constexpr int MostWords = 2'000; ///< proposed of one column

    explicit FeatureEffectsModel(QObject* parent = nullptr);

    /// Drops edits and effects. A null dataset or an invalid impression: no rows.
    void setImpression(std::shared_ptr<const data::Dataset> dataset, ImpressionIndex impression);
    /// Null: effects are not known.
    void setExplanation(const rank::Explanation* explanation);

    /// Those that are values; the rest has a ProblemRole.
    std::vector<data::FeatureEdit> edits() const;
    int editedCount() const;
    int problemCount() const;
    void resetRow(int row);
    void resetAll();
    /// The greatest magnitude of an effect; 0 without any.
    double largestEffect() const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    /// Of the value: as a cell of CSV is written; "" is missing.
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;

Q_SIGNALS:
    /// Another value, by a person or a reset.
    void edited();

private:
    struct Row {
        QString name;
        QString group;
        std::string table = {}; ///< "" where it is no feature
        std::string column = {};
        const data::Column* source = nullptr; ///< null where it cannot be edited
        std::size_t sourceRow = 0;
        std::string stored = {}; ///< as CSV
        std::string shown = {};  ///< of what is no feature
        std::optional<std::string> edit = {};
        QString problem = {};
        std::optional<double> effect = {};
        QStringList parts = {}; ///< inputs that the effect is the sum of
    };

    void addFeatures(const data::Table& table, std::size_t row);
    int rowOf(const rank::Contribution& input) const;
    void removeUnknown();
    QString valueText(const Row& row) const;
    QString tooltip(const Row& row) const;
    QVariant sortKey(const Row& row, FeatureColumn column) const;
    void setEdit(Row& row, const std::string& text);
    void tell(int row);

    std::shared_ptr<const data::Dataset> m_dataset;
    ImpressionIndex m_impression;
    std::vector<Row> m_rows;
    std::size_t m_featureCount = 0; ///< rows before this one are features
};

/// Why a text is no value of this column; "" when it is one. "" is missing and always a value.
QString valueProblem(const data::ColumnSpec& spec, const std::string& text);

} // namespace intentscope::explaining
