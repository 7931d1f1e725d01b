# SPDX-License-Identifier: GPL-3.0-or-later
# cpp-httplib for core/remote: a remote reasoner and the server. As a compiled library with OpenSSL, as Debian has it.
find_package(PkgConfig REQUIRED)
pkg_check_modules(cpp-httplib IMPORTED_TARGET cpp-httplib>=0.11)
if(NOT cpp-httplib_FOUND)
    message(FATAL_ERROR "cpp-httplib was not found. ${ISCOPE_INSTALL_CURE}")
endif()
if(NOT cpp-httplib_CFLAGS_OTHER MATCHES "CPPHTTPLIB_OPENSSL_SUPPORT" AND
        NOT "${cpp-httplib_CFLAGS}" MATCHES "CPPHTTPLIB_OPENSSL_SUPPORT")
    message(FATAL_ERROR "This cpp-httplib was built without OpenSSL, so https would not work. ${ISCOPE_INSTALL_CURE}")
endif()
