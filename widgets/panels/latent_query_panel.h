// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/dataset.h"
#include "core/tasks/find_reasoners.h"
#include "widgets/models/nearest_intents_model.h"
#include "widgets/reasoning/latent_content.h"

#include <QWidget>

#include <memory>
#include <vector>

class QCheckBox;
class QComboBox;
class QLabel;
class QPushButton;
class QStackedLayout;
class QTableView;
class QTabWidget;
class QToolButton;

namespace intentscope::state {
class SelectionState;
}
namespace intentscope::reasoning {
class PromptView;
class QueryRow;
class SamplingFields;
class WrittenView;
} // namespace intentscope::reasoning
namespace intentscope::ui {
class ElidedLabel;
class EmptyState;
class MessageBar;
class Theme;
} // namespace intentscope::ui

namespace intentscope::panels {

/// The latent queries of the selected impression: what the sets hold, what a reasoner writes now, the intents
/// nearest to it, and the prompt as it is sent. Runs nothing itself. GUI thread.
class LatentQueryPanel final : public QWidget {
    Q_OBJECT

public:
    /// Both must outlive the panel.
    struct Shared {
        state::SelectionState& selection;
        const ui::Theme& theme;
    };

    explicit LatentQueryPanel(const Shared& shared, QWidget* parent = nullptr);
    ~LatentQueryPanel() override;

    /// Null closes the dataset.
    void setDataset(std::shared_ptr<const data::Dataset> dataset);

    /// The sets to choose from; "" for a side that shows none.
    void setSets(const std::vector<reasoning::SetChoice>& sets, const QString& before, const QString& after);
    void setStored(const reasoning::StoredQuery& before, const reasoning::StoredQuery& after);

    /// `chosen` is a position in `reasoners`, or -1.
    void setReasoners(const std::vector<tasks::FoundReasoner>& reasoners, int chosen);
    rank::SamplingSpec sampling() const;
    /// The chosen reasoner is on another machine and may not be asked yet.
    bool needsConsent() const;

    /// A latent query is being written; `doing` says what exactly. Cancel takes the place of the button.
    void setBusy(const QString& doing);
    void setWritten(std::shared_ptr<const reasoning::WrittenQuery> written);
    /// Nothing is being written any more.
    void finish();
    /// Cancelled is a note, anything else a failure.
    void fail(const Error& error);
    /// A note that is no failure.
    void note(const QString& text);

    void setPrompt(const reasoning::PromptContent& prompt);
    void setNoPrompt(const QString& sentence);
    /// `isChosen`: by a person, who can go back to the default.
    void setTemplateName(const QString& name, bool isChosen);
    void showPromptTab();
    bool isPromptShown() const;

    /// What the button does, for an action of the window.
    void write();

Q_SIGNALS:
    void writeRequested();
    void cancelRequested();
    void wholeDatasetRequested();
    void reasonerChosen(int reasoner);
    void openFolderRequested();
    void openDescriptionRequested();
    void setChosen(intentscope::reasoning::QueryOrigin side, const QString& id);
    void samplingChanged();
    /// The tab with the prompt was opened.
    void promptShown();
    void editTemplateRequested();
    void defaultTemplateRequested();

private:
    QWidget* createQueryPage();
    QWidget* createPromptPage();
    QWidget* createNearest();
    QWidget* createFooter();
    void tellSampling();
    void connectParts();
    void refresh();
    void refreshTyped();
    void refreshNothing();
    void refreshNearest();
    void refreshSources();
    void refreshButtons();
    void onReasonerActivated(int index);
    bool hasChat() const;
    void applyTheme();

    Shared m_shared;
    std::shared_ptr<const data::Dataset> m_dataset;
    std::vector<tasks::FoundReasoner> m_reasoners;
    int m_chosen = -1;
    bool m_isBusy = false;
    bool m_hasSets = false;
    reasoning::StoredQuery m_before;
    reasoning::StoredQuery m_after;
    std::shared_ptr<const reasoning::WrittenQuery> m_written;
    models::NearestIntentsModel* m_nearest = nullptr;

    ui::ElidedLabel* m_title = nullptr;
    ui::MessageBar* m_messages = nullptr;
    QTabWidget* m_tabs = nullptr;
    reasoning::QueryRow* m_beforeRow = nullptr;
    reasoning::QueryRow* m_afterRow = nullptr;
    QLabel* m_nothing = nullptr;
    QLabel* m_typed = nullptr;
    reasoning::WrittenView* m_writtenView = nullptr;
    QWidget* m_nearestBox = nullptr;
    QComboBox* m_nearestTo = nullptr;
    QLabel* m_noVectors = nullptr;
    QTableView* m_table = nullptr;
    QComboBox* m_reasoner = nullptr;
    QToolButton* m_samplingFold = nullptr;
    reasoning::SamplingFields* m_sampling = nullptr;
    QCheckBox* m_consent = nullptr;
    QPushButton* m_write = nullptr;
    QPushButton* m_cancel = nullptr;
    QPushButton* m_whole = nullptr;
    QLabel* m_status = nullptr;
    QWidget* m_footer = nullptr;
    ui::EmptyState* m_noReasoner = nullptr;
    reasoning::PromptView* m_prompt = nullptr;
    QLabel* m_template = nullptr;
    QPushButton* m_editTemplate = nullptr;
    QPushButton* m_defaultTemplate = nullptr;
    ui::EmptyState* m_empty = nullptr;
    QStackedLayout* m_pages = nullptr;
};

} // namespace intentscope::panels
