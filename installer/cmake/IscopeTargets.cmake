# SPDX-License-Identifier: GPL-3.0-or-later
# The few functions every CMakeLists.txt of the tree uses.

add_library(iscope_warnings INTERFACE)
target_compile_options(iscope_warnings INTERFACE
    -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion -Wnon-virtual-dtor
    -Woverloaded-virtual -Wold-style-cast -Wcast-align -Wdouble-promotion -Wimplicit-fallthrough)
if(ISCOPE_WARNINGS_AS_ERRORS)
    target_compile_options(iscope_warnings INTERFACE -Werror)
endif()

add_library(iscope_sanitize INTERFACE)
if(ISCOPE_SANITIZE)
    target_compile_options(iscope_sanitize INTERFACE
        -fsanitize=${ISCOPE_SANITIZE} -fno-sanitize-recover=all -fno-omit-frame-pointer)
    if(ISCOPE_SANITIZE MATCHES "address")
        # Checks of every pointer that AddressSanitizer covers in its own way; they double the compile time, and
        # the whole gate has to end within 45 minutes on two cores.
        target_compile_options(iscope_sanitize INTERFACE -fno-sanitize=null,alignment,vptr,object-size)
    endif()
    target_link_options(iscope_sanitize INTERFACE -fsanitize=${ISCOPE_SANITIZE})
endif()

if(ISCOPE_FUZZ)
    target_compile_options(iscope_sanitize INTERFACE -fsanitize=fuzzer-no-link)
endif()

# iscope_room(<target> SOURCES a.cpp ... HEADERS a.h ... [PRIVATE_HEADERS b_torch.h ...])
# Adds the files of one folder to a target. HEADERS are public: each must compile alone. Every listed
# header is reached from the root of the checkout: #include "core/base/error.h".
function(iscope_room target)
    cmake_parse_arguments(ROOM "" "" "SOURCES;HEADERS;PRIVATE_HEADERS" ${ARGN})
    list(TRANSFORM ROOM_SOURCES PREPEND ${CMAKE_CURRENT_SOURCE_DIR}/)
    list(TRANSFORM ROOM_HEADERS PREPEND ${CMAKE_CURRENT_SOURCE_DIR}/)
    list(TRANSFORM ROOM_PRIVATE_HEADERS PREPEND ${CMAKE_CURRENT_SOURCE_DIR}/)
    target_sources(${target} PRIVATE ${ROOM_SOURCES} ${ROOM_PRIVATE_HEADERS})
    target_sources(${target} PUBLIC FILE_SET HEADERS BASE_DIRS ${PROJECT_SOURCE_DIR} FILES ${ROOM_HEADERS})
endfunction()

# iscope_test_suite(<name> LABELS unit SOURCES a_test.cpp ... LIBRARIES iscope_core ... [PER_BINARY] [GUI])
# One binary a suite. PER_BINARY registers the binary as one CTest entry (LibTorch costs half a second a start).
function(iscope_test_suite name)
    cmake_parse_arguments(SUITE "PER_BINARY;GUI" "TIMEOUT" "LABELS;SOURCES;LIBRARIES" ${ARGN})
    if(NOT SUITE_TIMEOUT)
        set(SUITE_TIMEOUT 300)
    endif()
    add_executable(${name} ${SUITE_SOURCES})
    target_link_libraries(${name} PRIVATE ${SUITE_LIBRARIES} iscope_test_support iscope_warnings iscope_sanitize)
    set(environment
        "ISCOPE_SOURCE_DIR=${PROJECT_SOURCE_DIR}" "QT_QPA_PLATFORM=offscreen" "LC_ALL=C.UTF-8"
        "LSAN_OPTIONS=suppressions=${PROJECT_SOURCE_DIR}/tests/support/lsan.supp:print_suppressions=0")
    if(SUITE_GUI)
        target_link_libraries(${name} PRIVATE iscope_gui_test_support)
    else()
        target_link_libraries(${name} PRIVATE GTest::gtest_main)
    endif()
    if(SUITE_PER_BINARY)
        add_test(NAME ${name} COMMAND ${name})
        set_tests_properties(${name} PROPERTIES
            LABELS "${SUITE_LABELS}" TIMEOUT ${SUITE_TIMEOUT} ENVIRONMENT "${environment}")
    else()
        gtest_discover_tests(${name} DISCOVERY_MODE PRE_TEST TEST_PREFIX "${name}."
            PROPERTIES LABELS "${SUITE_LABELS}" TIMEOUT ${SUITE_TIMEOUT} ENVIRONMENT "${environment}")
    endif()
endfunction()
