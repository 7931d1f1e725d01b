// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/checked.h"
#include "core/base/progress.h"
#include "core/nn/torch_guard_torch.h"
#include "core/nn/train/peer_address.h"
#include "core/nn/train/process_group.h"

#include <ATen/ops/from_blob.h>
#include <torch/csrc/distributed/c10d/ProcessGroupGloo.hpp>
#include <torch/csrc/distributed/c10d/TCPStore.hpp>

#include <chrono>
#include <cstdint>
#include <thread>

namespace intentscope::nn {
namespace {

using Clock = std::chrono::steady_clock;
using Milliseconds = std::chrono::milliseconds;

constexpr Milliseconds Pause{20};

Milliseconds limitOf(const rank::ProcessGroupSpec& spec) {
    return Milliseconds(static_cast<std::int64_t>(spec.timeoutSeconds * 1000));
}

std::string nameOf(const rank::ProcessGroupSpec& spec) {
    return "process " + std::to_string(spec.rank) + " of " + std::to_string(spec.size);
}

std::string within(const rank::ProcessGroupSpec& spec) {
    return " within the " + std::to_string(static_cast<std::int64_t>(spec.timeoutSeconds)) +
           " seconds of --peer-timeout";
}

template <class T>
at::Tensor tensorOn(std::span<T> values, at::ScalarType type) {
    return at::from_blob(
        values.data(), {narrow<std::int64_t>(values.size())}, at::TensorOptions().dtype(type));
}

class GlooGroup final : public ProcessGroup {
public:
    explicit GlooGroup(rank::ProcessGroupSpec spec) : m_spec(std::move(spec)) {}

    const rank::ProcessGroupSpec& spec() const override { return m_spec; }

    Status join(const std::stop_token& stop) {
        ISCOPE_TRY(openStore(stop));
        // Everyone is there before anyone connects to anyone, so that who is missing can be named.
        ISCOPE_TRY(gather("", stop));
        return guarded("could not connect to the others", [&]() -> Status {
            auto options = c10d::ProcessGroupGloo::Options::create(limitOf(m_spec));
            ISCOPE_TRY_ASSIGN(auto device, makeDevice());
            options->devices.push_back(std::move(device));
            m_gloo = c10::make_intrusive<c10d::ProcessGroupGloo>(m_store, m_spec.rank, m_spec.size, options);
            return {};
        });
    }

    Status sum(std::span<float> values) override { return sumOf(tensorOn(values, at::kFloat)); }
    Status sum(std::span<double> values) override { return sumOf(tensorOn(values, at::kDouble)); }

    Result<std::string> fromFirst(std::string bytes) override {
        std::int64_t size = narrow<std::int64_t>(bytes.size());
        ISCOPE_TRY(broadcast(tensorOn(std::span(&size, 1), at::kLong)));
        bytes.resize(static_cast<std::size_t>(size));
        if (size > 0) {
            ISCOPE_TRY(broadcast(tensorOn(std::span(bytes), at::kByte)));
        }
        return bytes;
    }

    Result<std::vector<std::string>> gather(const std::string& text, const std::stop_token& stop) override {
        const std::string round = "gathered/" + std::to_string(m_gatherCount++) + "/";
        const auto limit = Clock::now() + limitOf(m_spec);
        std::vector<std::string> texts(static_cast<std::size_t>(m_spec.size));
        ISCOPE_TRY(guarded("lost process 0", [&]() -> Status {
            m_store->set(round + std::to_string(m_spec.rank), {text.begin(), text.end()});
            return {};
        }));
        for (std::int32_t rank = 0; rank < m_spec.size; ++rank) {
            const std::string key = round + std::to_string(rank);
            while (true) {
                ISCOPE_TRY(checkStop(stop));
                ISCOPE_TRY_ASSIGN(const bool isThere, has(key));
                if (isThere)
                    break;
                if (Clock::now() >= limit)
                    return missing(round);
                std::this_thread::sleep_for(Pause);
            }
            ISCOPE_TRY(guarded("lost process 0", [&]() -> Status {
                const auto bytes = m_store->get(key);
                texts[static_cast<std::size_t>(rank)].assign(bytes.begin(), bytes.end());
                return {};
            }));
        }
        return texts;
    }

private:
    /// LibTorch's exceptions as errors that say what a person has to look at.
    template <class Work>
    Status guarded(const char* what, const Work& work) {
        const Status done = torchGuard(work);
        if (done || done.error().code != ErrorCode::Internal)
            return done;
        return fail(
            ErrorCode::Io,
            nameOf(m_spec) + " " + what + ", or had no answer" + within(m_spec) + ": " + done.error().message,
            {.place = {},
             .cure = "Look at what the other processes say, and start all of them again, with --resume"});
    }

    Status openStore(const std::stop_token& stop) {
        if (!m_spec.isFirst()) {
            const Status listening =
                waitForListener(m_spec.address, m_spec.port, Clock::now() + limitOf(m_spec), stop);
            if (!listening && listening.error().code == ErrorCode::Io)
                return fail(
                    ErrorCode::Io,
                    nameOf(m_spec) + " found no process 0 at " + m_spec.address + ":" +
                        std::to_string(m_spec.port) + within(m_spec),
                    {.place = {}, .cure = "Start process 0 there, and look whether a firewall is between"});
            ISCOPE_TRY(listening);
        }
        c10d::TCPStoreOptions options;
        options.port = m_spec.port;
        options.isServer = m_spec.isFirst();
        options.waitWorkers = false;
        options.timeout = limitOf(m_spec);
        const Status opened = torchGuard([&]() -> Status {
            m_store = c10::make_intrusive<c10d::TCPStore>(m_spec.address, options);
            return {};
        });
        if (opened || opened.error().code != ErrorCode::Internal)
            return opened;
        return fail(
            m_spec.isFirst() ? ErrorCode::Busy : ErrorCode::Io,
            nameOf(m_spec) + (m_spec.isFirst() ? " cannot listen at " : " cannot talk to process 0 at ") +
                m_spec.address + ":" + std::to_string(m_spec.port) + ": " + opened.error().message,
            {.place = {}, .cure = "Choose another MASTER_PORT, the same for all processes"});
    }

    Result<std::shared_ptr<gloo::transport::Device>> makeDevice() const {
        if (!m_spec.interface.empty())
            return c10d::ProcessGroupGloo::createDeviceForInterface(m_spec.interface);
        ISCOPE_TRY_ASSIGN(const auto address, ownAddressTowards(m_spec.address));
        return c10d::ProcessGroupGloo::createDeviceForHostname(address);
    }

    Result<bool> has(const std::string& key) {
        bool isThere = false;
        ISCOPE_TRY(guarded("lost process 0", [&]() -> Status {
            isThere = m_store->check({key});
            return {};
        }));
        return isThere;
    }

    tl::unexpected<Error> missing(const std::string& round) {
        std::string ranks;
        for (std::int32_t rank = 0; rank < m_spec.size; ++rank) {
            const auto isThere = has(round + std::to_string(rank));
            if (isThere && !*isThere)
                ranks += (ranks.empty() ? "" : ", ") + std::to_string(rank);
        }
        return fail(
            ErrorCode::Io,
            "of the " + std::to_string(m_spec.size) + " processes, these did not come" + within(m_spec) +
                ": " + ranks,
            {.place = {}, .cure = "Look at what they say, and start all processes again"});
    }

    Status sumOf(const at::Tensor& values) {
        return guarded("lost another one", [&]() -> Status {
            std::vector<at::Tensor> tensors{values};
            m_gloo->allreduce(tensors)->wait();
            return {};
        });
    }

    Status broadcast(const at::Tensor& values) {
        return guarded("lost another one", [&]() -> Status {
            std::vector<at::Tensor> tensors{values};
            m_gloo->broadcast(tensors)->wait();
            return {};
        });
    }

    rank::ProcessGroupSpec m_spec;
    c10::intrusive_ptr<c10d::Store> m_store;
    c10::intrusive_ptr<c10d::ProcessGroupGloo> m_gloo;
    std::int64_t m_gatherCount = 0;
};

} // namespace

Result<std::unique_ptr<ProcessGroup>>
joinProcessGroup(const rank::ProcessGroupSpec& spec, const std::stop_token& stop) {
    auto group = std::make_unique<GlooGroup>(spec);
    ISCOPE_TRY(group->join(stop));
    return group;
}

bool hasGloo() {
    return true;
}

} // namespace intentscope::nn
