// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/base/error_text.h"

#include "widgets/base/convert.h"

#include <QCoreApplication>

namespace intentscope::ui {
namespace {

struct Wording {
    const char* title;
    const char* nextStep; ///< where the error itself knows no cure
};

Wording wording(ErrorCode code) {
    switch (code) {
    case ErrorCode::InvalidInput:
        return {"The input is not right", "Correct it and try again."};
    case ErrorCode::NotFound:
        return {"Not found", "Check the name and the place."};
    case ErrorCode::AlreadyExists:
        return {"It exists already", "Choose another name."};
    case ErrorCode::Corrupt:
        return {"This file is damaged", "Take it from a backup, or make it again."};
    case ErrorCode::UnsupportedVersion:
        return {"This version cannot be read", "Update IntentScope, or make the file with this version."};
    case ErrorCode::Mismatch:
        return {"These do not belong together", "Choose a dataset and a checkpoint that belong together."};
    case ErrorCode::Busy:
        return {"In use by another program", "Close the other program and try again."};
    case ErrorCode::Cancelled:
        return {"Cancelled", "Nothing was changed. Start it again when you like."};
    case ErrorCode::ResourceExhausted:
        return {"Out of space or memory", "Free some, then try again."};
    case ErrorCode::Io:
        return {"The system refused", "Check the disk and the permissions, then try again."};
    case ErrorCode::Internal:
        break;
    }
    return {"A mistake in IntentScope", "Copy the details into a bug report. Your labels are on disk."};
}

QString translated(const char* text) {
    return QCoreApplication::translate("ErrorText", text);
}

QString asSentence(QString text) {
    if (text.isEmpty())
        return text;
    text[0] = text[0].toUpper();
    if (!text.endsWith(QLatin1Char('.')) && !text.endsWith(QLatin1Char('?')))
        text += QLatin1Char('.');
    return text;
}

} // namespace

ErrorText errorText(const Error& error) {
    const Wording words = wording(error.code);
    const QString place = toQString(error.place.text());
    const QString message = asSentence(toQString(error.message));
    ErrorText text;
    text.title = translated(words.title);
    text.sentence = place.isEmpty() ? message : QStringLiteral("%1 (%2)").arg(message, place);
    text.nextStep = error.cure.empty() ? translated(words.nextStep) : asSentence(toQString(error.cure));
    text.details = QStringLiteral("%1: %2").arg(toQString(name(error.code)), toQString(error.text()));
    if (error.raisedAt.line() > 0) {
        text.details += QStringLiteral("\n%1:%2").arg(
            QString::fromUtf8(error.raisedAt.file_name()), QString::number(error.raisedAt.line()));
    }
    return text;
}

} // namespace intentscope::ui
