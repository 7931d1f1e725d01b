// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/timeline/timeline_tooltip.h"

#include "core/data/clicked_intents.h"
#include "widgets/base/number_text.h"
#include "widgets/timeline/timeline_coordinates.h"

#include <QCoreApplication>
#include <QStringList>

namespace intentscope::timeline {
namespace {

QString tr(const char* text) {
    return QCoreApplication::translate("TimelineTooltip", text);
}

QString escaped(std::string_view text) {
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size())).toHtmlEscaped();
}

QString bold(const QString& escapedText) {
    return QStringLiteral("<b>") + escapedText + QStringLiteral("</b>");
}

QString joined(const QStringList& lines) {
    return QStringLiteral("<p style='white-space:pre'>") + lines.join(QStringLiteral("<br>")) +
           QStringLiteral("</p>");
}

/// Words what was hit in each kind of lane.
class Wording {
public:
    explicit Wording(const TooltipContext& context) : m_context(context) {}

    QString operator()(const MarkHit& hit) const {
        const Lane& lane = m_context.content.lanes[hit.lane];
        const auto first = static_cast<std::size_t>(hit.mark.first);
        if (const auto* events = lane.as<EventLane>())
            return hit.mark.count == 1 ? event(*events, first) : group(lane, events->times, hit.mark);
        if (const auto* impressions = lane.as<ImpressionLane>()) {
            return hit.mark.count == 1 ? impression(ImpressionIndex{impressions->rows[first]})
                                       : group(lane, impressions->times, hit.mark);
        }
        if (const auto* predictions = lane.as<PredictionLane>()) {
            return hit.mark.count == 1 ? prediction(lane, *predictions, first)
                                       : predictionGroup(lane, *predictions, hit.mark);
        }
        return {};
    }

    QString operator()(const BarHit& hit) const {
        const auto* lane = m_context.content.lanes[hit.lane].as<StateLane>();
        const auto& track = lane->tracks[hit.bar.track];
        const StateSpan& span = track[static_cast<std::size_t>(hit.bar.first)];
        if (hit.bar.count > 1)
            return joined(
                {bold(tr("%1 states; zoom in to tell them apart").arg(hit.bar.count)), moment(span.from)});
        const QString state = escaped(lane->stateNames[static_cast<std::size_t>(span.state)]);
        const QString thing = escaped(lane->thingNames[static_cast<std::size_t>(span.thing)]);
        QStringList lines{bold(state) + QStringLiteral("  ") + thing, tr("from %1").arg(moment(span.from))};
        if (span.isOpen)
            lines << tr("still so where the data ends");
        else if (span.from != span.to)
            lines << tr("to %1").arg(moment(span.to))
                  << tr("for %1").arg(ui::durationText(span.to.value - span.from.value));
        return joined(lines << payload(span.event));
    }

    QString operator()(const CardHit& hit) const {
        const data::Dataset& dataset = *m_context.content.dataset;
        QStringList lines;
        if (hit.intent.isValid())
            lines << bold(escaped(dataset.intentTitle(hit.intent))) + QStringLiteral("  ") +
                         escaped(dataset.intentId(hit.intent));
        lines << escaped(m_context.content.lanes[hit.lane].tooltip) << moment(dataset.timeOf(hit.impression));
        return joined(lines);
    }

private:
    QString moment(UtcMillis time) const { return momentText(time, m_context.zone, m_context.locale); }

    QStringList payload(EventIndex event) const {
        QStringList lines;
        for (const auto& [name, value] : eventPayload(*m_context.content.dataset, event))
            lines << escaped(name) + QStringLiteral(": ") + escaped(value);
        return lines;
    }

    QString event(const EventLane& lane, std::size_t position) const {
        const EventIndex event{lane.rows[position]};
        const data::Column* types = m_context.content.dataset->events().findRole(data::Role::EventType);
        const std::string type = types == nullptr ? std::string("event") : types->valueText(event.row());
        QStringList lines{bold(escaped(humanWords(type))), moment({lane.times[position]})};
        return joined(lines << payload(event));
    }

    QString group(const Lane& lane, const std::vector<std::int64_t>& times, const Mark& mark) const {
        const auto first = static_cast<std::size_t>(mark.first);
        const auto last = first + static_cast<std::size_t>(mark.count) - 1;
        return joined(
            {bold(tr("%1 x %2").arg(m_context.locale.toString(mark.count), escaped(lane.name))),
             tr("from %1").arg(moment({times[first]})),
             tr("to %1").arg(moment({times[last]}))});
    }

    QString impression(ImpressionIndex impression) const {
        const data::Dataset& dataset = *m_context.content.dataset;
        QStringList lines{bold(tr("Chat opened")), moment(dataset.timeOf(impression))};
        for (const std::int32_t intent : data::clickedIntents(dataset.candidatesOf(impression)))
            lines << tr("clicked: %1").arg(escaped(dataset.intentTitle({intent})));
        lines << escaped(dataset.impressionId(impression));
        return joined(lines);
    }

    QString prediction(const Lane& lane, const PredictionLane& body, std::size_t position) const {
        const std::int32_t rank = body.clickedRanks[position];
        QString verdict = tr("the clicked intent ranks %1").arg(rank);
        if (rank == PredictionLane::NothingClicked)
            verdict = tr("nothing was clicked");
        else if (rank == PredictionLane::NotScored)
            verdict = tr("this run did not score it");
        return joined({bold(escaped(lane.tooltip)), verdict, moment({body.times[position]})});
    }

    QString predictionGroup(const Lane& lane, const PredictionLane& body, const Mark& mark) const {
        const auto first = static_cast<std::size_t>(mark.first);
        const auto end = first + static_cast<std::size_t>(mark.count);
        const std::int32_t right = body.rightBefore[end] - body.rightBefore[first];
        const std::int32_t judged = body.judgedBefore[end] - body.judgedBefore[first];
        return joined(
            {bold(escaped(lane.tooltip)),
             tr("%1 of %2 chats with a click rank the clicked intent first").arg(right).arg(judged),
             tr("from %1").arg(moment({body.times[first]})),
             tr("to %1").arg(moment({body.times[end - 1]}))});
    }

    const TooltipContext& m_context;
};

} // namespace

QString tooltipText(const TooltipContext& context, const Hit& hit) {
    return std::visit(Wording(context), hit);
}

} // namespace intentscope::timeline
