// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ranker_backend.h"
#include "app/reasoning_work.h"
#include "app/workspace_controller.h"
#include "widgets/jobs/job_runner.h"
#include "widgets/panels/latent_query_panel.h"
#include "widgets/state/selection_state.h"

#include <QObject>

#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace intentscope::app {

/// Latent queries for the window: finds reasoners and sets, keeps one reasoner open, asks it about the
/// selected impression, and tells the panel. Reasoners are called in jobs alone. GUI thread.
class ReasoningDesk final : public QObject {
    Q_OBJECT

public:
    /// All must outlive the desk.
    struct Shared {
        Env& env;
        jobs::JobRunner& jobs;
        WorkspaceController& controller;
        state::SelectionState& selection;
        const ui::Theme& theme;
        panels::LatentQueryPanel& panel;
    };

    /// `sampleReasoners`: folder with the reasoners that come with the program; need not exist.
    ReasoningDesk(
        const Shared& shared,
        RankerBackend backend,
        std::filesystem::path sampleReasoners,
        QObject* parent = nullptr);
    ~ReasoningDesk() override;

    /// Adds what lies at `path` to the reasoners and chooses it; says in the panel why it cannot.
    void addReasoner(const std::filesystem::path& path);
    /// Asks a person for a folder with a reasoner, and adds it.
    void chooseFolder();
    /// What the panel's button does.
    void write();

    const std::vector<tasks::FoundReasoner>& reasoners() const { return m_reasoners; }
    /// Null where there is none.
    const tasks::FoundReasoner* chosen() const;
    /// Null before its first use.
    const std::shared_ptr<SharedReasoner>& opened() const { return m_opened; }
    /// A job opened the reasoner at `location`: it is kept while it is the chosen one.
    void keepOpen(const std::shared_ptr<SharedReasoner>& reasoner, const std::string& location);
    /// Sampling and template as they are chosen now.
    tasks::ReasonSettings settings() const;
    /// "" for the default.
    void setTemplate(std::string text, std::filesystem::path file);
    /// Of the last answer of this reasoner, where there was one.
    const std::optional<double>& msPerAnswer() const { return m_msPerAnswer; }
    /// A job wrote a set.
    void readSets();
    /// The sets on screen as before and after; null for a side that shows none.
    const std::pair<std::shared_ptr<const latent::LatentSet>, std::shared_ptr<const latent::LatentSet>>&
    shownSets() const {
        return m_shown;
    }

Q_SIGNALS:
    /// Another reasoner, template or sampling.
    void authorChanged();
    /// Others were found.
    void reasonersChanged();
    void shownSetsChanged();

private:
    void connectPanel();
    void onDatasetChanged();
    void onImpressionChanged();
    void findReasoners();
    void chooseReasoner(int index);
    void linkRuns();
    void chooseSet(reasoning::QueryOrigin side, const QString& id);
    void refreshSets();
    void refreshStored();
    void refreshPrompt();
    void tellTemplate();
    void chooseDescription();
    std::shared_ptr<const latent::LatentSet> setById(const std::string& id) const;
    bool hasChat() const;

    Shared m_shared;
    RankerBackend m_backend;
    std::filesystem::path m_sampleReasoners;
    std::vector<tasks::FoundReasoner> m_reasoners;
    std::vector<tasks::FoundReasoner> m_added; ///< by a person, in this sitting
    std::string m_chosenLocation;
    std::shared_ptr<SharedReasoner> m_opened; ///< of m_openedLocation; null before the first use
    std::string m_openedLocation;
    std::vector<OpenedSet> m_sets;
    std::map<std::string, std::string> m_setOfRun; ///< by run id
    std::string m_beforeSet;                       ///< chosen by a person; "": by run or by age
    std::string m_afterSet;
    std::pair<std::shared_ptr<const latent::LatentSet>, std::shared_ptr<const latent::LatentSet>>
        m_shown; ///< before and after
    std::shared_ptr<const KbVectors> m_kb;
    std::string m_templateText; ///< "": the default
    std::filesystem::path m_templateFile;
    std::optional<double> m_msPerAnswer;
    jobs::JobId m_writing;
};

} // namespace intentscope::app
