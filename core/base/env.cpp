// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/env.h"

namespace intentscope {

MappedFile::~MappedFile() = default;
WritableFile::~WritableFile() = default;
FileLock::~FileLock() = default;
Env::~Env() = default;

void MappedFile::release(std::size_t, std::size_t) const {}

std::string_view MappedFile::text() const {
    const auto view = bytes();
    return {reinterpret_cast<const char*>(view.data()), view.size()};
}

Status WritableFile::append(std::string_view text) {
    return append(std::as_bytes(std::span(text.data(), text.size())));
}

} // namespace intentscope
