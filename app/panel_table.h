// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <span>
#include <vector>

namespace intentscope::app {

/// The named arrangements of the panels, in the order of their keys Ctrl+1, Ctrl+2, ...
enum class Layout { Triage, Label, Compare, Train, Neighbours, Explain, Align, Adjudicate };

enum class PanelArea { Left, Right, Top, Bottom, Middle };

/// Where one layout shows a panel. Panels that share an area are in the order of the table of panels.
struct PanelPlace {
    Layout layout;
    PanelArea area;
    int height = 0;        ///< in pixels at a window of 1440 x 900; a share of the column elsewhere; 0: none
    bool isBehind = false; ///< a tab behind the panel before it in the same area
};

/// All that the window knows of a panel but how to make one (Workbench::createPanels does). Its title,
/// purpose and icon are shown by the dock, the menus, the palette, the key list and screen readers.
struct PanelSpec {
    const char* name; ///< object name; in settings and `--panel`; never changes once released
    const char* titleText;
    const char* purposeText; ///< one sentence: what it shows, for tooltips and screen readers
    const char* iconName;    ///< of resources/icons
    const char* key;         ///< goes to the panel; "": only by menu and palette
    PanelArea area;          ///< where it appears when a person shows it in a layout without it
    std::vector<PanelPlace> places;
    bool isAnswerFree = false; ///< shows no model's answers: stays open while a chat is judged blind

    QString title() const;
    QString purpose() const;
    QString nameText() const;
    /// Null where the layout does not show it.
    const PanelPlace* placeIn(Layout layout) const;
};

/// Every panel of the window, once. A panel is added here, and made in Workbench::createPanels.
std::span<const PanelSpec> panelTable();
/// Null when there is none.
const PanelSpec* findPanel(const QString& name);

/// What a layout is called and how wide its sides are.
struct LayoutSpec {
    Layout layout;
    const char* name; ///< in settings and `--layout`; never changes once released
    const char* titleText;
    const char* purposeText;
    int leftWidth;
    int rightWidth;
    int rankingHeight; ///< of the ranking below the timeline; the timeline gets the rest

    QString title() const;
    QString purpose() const;
};

/// Every layout, in the order of the enumeration.
std::span<const LayoutSpec> layoutTable();
const LayoutSpec& layoutSpec(Layout layout);
/// By name in any case; null when there is none.
const LayoutSpec* findLayout(const QString& name);

} // namespace intentscope::app
