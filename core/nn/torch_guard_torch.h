// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <c10/util/Exception.h>

#include <exception>
#include <new>
#include <utility>

namespace intentscope::nn {

/// Calls `function`, which gives a Result, and turns LibTorch's exceptions into errors: the only place in
/// core that catches. The text goes without LibTorch's 3 kB of back trace.
template <class Function>
auto torchGuard(Function&& function) -> decltype(function()) {
    try {
        return std::forward<Function>(function)();
    } catch (const c10::Error& error) {
        return fail(ErrorCode::Internal, "LibTorch refused: " + std::string(error.what_without_backtrace()));
    } catch (const std::bad_alloc&) {
        return fail(
            ErrorCode::ResourceExhausted,
            "there is not enough memory for the model",
            {.place = {}, .cure = "Close other programs, or take a smaller model or batch size"});
    } catch (const std::exception& error) {
        return fail(ErrorCode::Internal, "LibTorch failed: " + std::string(error.what()));
    }
}

} // namespace intentscope::nn
