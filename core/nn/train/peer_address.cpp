// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/train/peer_address.h"

#include "core/base/progress.h"

#include <array>
#include <fcntl.h>
#include <memory>
#include <netdb.h>
#include <poll.h>
#include <sys/socket.h>
#include <thread>
#include <unistd.h>

namespace intentscope::nn {
namespace {

constexpr std::chrono::milliseconds Pause{50};
constexpr int ConnectMs = 1000;

using Addresses = std::unique_ptr<addrinfo, decltype(&::freeaddrinfo)>;

Result<Addresses> resolve(const std::string& host, std::uint16_t port, int socketType) {
    addrinfo hints{};
    hints.ai_socktype = socketType;
    addrinfo* found = nullptr;
    const int error = ::getaddrinfo(host.c_str(), std::to_string(port).c_str(), &hints, &found);
    if (error != 0)
        return fail(
            ErrorCode::NotFound,
            "MASTER_ADDR='" + host + "' is no address that this machine knows: " + ::gai_strerror(error),
            {.place = {}, .cure = "Give the IP address of the machine of process 0"});
    return Addresses(found, &::freeaddrinfo);
}

class Socket {
public:
    explicit Socket(const addrinfo& address)
        : m_file(::socket(address.ai_family, address.ai_socktype | SOCK_CLOEXEC, address.ai_protocol)) {}
    ~Socket() {
        if (m_file >= 0)
            ::close(m_file);
    }
    Socket(const Socket&) = delete;
    Socket& operator=(const Socket&) = delete;
    int file() const { return m_file; }

private:
    int m_file;
};

bool isListening(const addrinfo& address) {
    const Socket socket(address);
    if (socket.file() < 0 || ::fcntl(socket.file(), F_SETFL, O_NONBLOCK) != 0)
        return false;
    if (::connect(socket.file(), address.ai_addr, address.ai_addrlen) == 0)
        return true;
    pollfd poll{socket.file(), POLLOUT, 0};
    if (errno != EINPROGRESS || ::poll(&poll, 1, ConnectMs) != 1)
        return false;
    int error = 0;
    socklen_t size = sizeof error;
    return ::getsockopt(socket.file(), SOL_SOCKET, SO_ERROR, &error, &size) == 0 && error == 0;
}

} // namespace

Result<std::string> ownAddressTowards(const std::string& host) {
    constexpr std::uint16_t AnyPort = 9; // nothing is sent: connecting a datagram socket chooses a route
    ISCOPE_TRY_ASSIGN(const auto addresses, resolve(host, AnyPort, SOCK_DGRAM));
    for (const addrinfo* address = addresses.get(); address != nullptr; address = address->ai_next) {
        const Socket socket(*address);
        if (socket.file() < 0 || ::connect(socket.file(), address->ai_addr, address->ai_addrlen) != 0)
            continue;
        sockaddr_storage own{};
        socklen_t size = sizeof own;
        std::array<char, NI_MAXHOST> text{};
        auto* const ownAddress = reinterpret_cast<sockaddr*>(&own);
        if (::getsockname(socket.file(), ownAddress, &size) == 0 &&
            ::getnameinfo(ownAddress, size, text.data(), text.size(), nullptr, 0, NI_NUMERICHOST) == 0)
            return std::string(text.data());
    }
    return fail(
        ErrorCode::NotFound,
        "no route leads from this machine to MASTER_ADDR='" + host + "'",
        {.place = {}, .cure = "Name the network interface to use in GLOO_SOCKET_IFNAME"});
}

Status waitForListener(
    const std::string& host,
    std::uint16_t port,
    std::chrono::steady_clock::time_point limit,
    const std::stop_token& stop) {
    ISCOPE_TRY_ASSIGN(const auto addresses, resolve(host, port, SOCK_STREAM));
    do {
        ISCOPE_TRY(checkStop(stop));
        for (const addrinfo* address = addresses.get(); address != nullptr; address = address->ai_next)
            if (isListening(*address))
                return {};
        std::this_thread::sleep_for(Pause);
    } while (std::chrono::steady_clock::now() < limit);
    return fail(ErrorCode::Io, "nothing listens at " + host + ":" + std::to_string(port));
}

} // namespace intentscope::nn
