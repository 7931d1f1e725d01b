# SPDX-License-Identifier: GPL-3.0-or-later
# Finds what the project builds on, and stops with the cure where something is missing or slow.

set(ISCOPE_INSTALL_CURE "Run installer/run.sh, or: apt-get install $(grep -v '^#' installer/packages.txt)")

find_package(Threads REQUIRED)
find_package(tl-expected REQUIRED)
find_package(nlohmann_json REQUIRED)
find_package(SQLite3 REQUIRED)
find_package(OpenSSL REQUIRED COMPONENTS Crypto SSL)
find_package(CLI11 REQUIRED)
include(IscopeArrow)
include(IscopeUnicode)
include(IscopeHttp)

if(ISCOPE_BUILD_NN)
    include(IscopeTorch)
endif()
if(ISCOPE_BUILD_WINDOW)
    set(CMAKE_AUTOMOC_MOC_OPTIONS "--include;${PROJECT_SOURCE_DIR}/widgets/base/moc_prelude.h")
    find_package(Qt6 6.4 REQUIRED COMPONENTS Widgets Concurrent Svg PrintSupport LinguistTools)
    find_package(QCustomPlotQt6 REQUIRED)
    if(NOT TARGET QCustomPlotQt6::QCustomPlotQt6)
        message(FATAL_ERROR "QCustomPlot was found without its Qt 6 library. ${ISCOPE_INSTALL_CURE}")
    endif()
endif()
