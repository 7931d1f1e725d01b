// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/result.h"

namespace intentscope {

tl::unexpected<Error>
fail(ErrorCode code, std::string message, FailDetail detail, std::source_location raisedAt) {
    return tl::unexpected<Error>(
        Error{code, std::move(message), std::move(detail.place), std::move(detail.cure), raisedAt});
}

} // namespace intentscope
