# SPDX-License-Identifier: GPL-3.0-or-later
cmake_minimum_required(VERSION 3.25)
# Steps that both package tests take. BUILD, SCRATCH and VERSION come from the command line.
file(REMOVE_RECURSE ${SCRATCH})
file(MAKE_DIRECTORY ${SCRATCH}/home)
set(ISCOPE_ACCEPTED_CODES 0)

# iscope_run(<out> <command> ...): standard output of a command that must end with one of ISCOPE_ACCEPTED_CODES, away
# from this user's settings.
function(iscope_run out)
    execute_process(
        COMMAND ${CMAKE_COMMAND} -E env --unset=ISCOPE_SOURCE_DIR --unset=DISPLAY --unset=WAYLAND_DISPLAY
            HOME=${SCRATCH}/home XDG_CONFIG_HOME=${SCRATCH}/home XDG_RUNTIME_DIR=${SCRATCH}/home
            QT_QPA_PLATFORM=offscreen LC_ALL=C.UTF-8 ${ARGN}
        WORKING_DIRECTORY ${SCRATCH} OUTPUT_VARIABLE output ERROR_VARIABLE errors RESULT_VARIABLE code)
    if(NOT code IN_LIST ISCOPE_ACCEPTED_CODES)
        message(FATAL_ERROR "'${ARGN}' ended with ${code}: ${output}${errors}")
    endif()
    set(${out} "${output}" PARENT_SCOPE)
endfunction()

# iscope_pack(<generator> <out>): the one package that CPack makes.
function(iscope_pack generator out)
    iscope_run(_ ${CPACK} -G ${generator} --config ${BUILD}/CPackConfig.cmake -B ${SCRATCH}/packed)
    file(GLOB packages ${SCRATCH}/packed/*.tar.gz ${SCRATCH}/packed/*.deb)
    list(LENGTH packages count)
    if(NOT count EQUAL 1)
        message(FATAL_ERROR "One ${generator} package was expected: ${packages}")
    endif()
    set(${out} ${packages} PARENT_SCOPE)
endfunction()

# iscope_expect_png(<file> <width> <height>): signature and size, which the first 24 bytes hold.
function(iscope_expect_png file width height)
    file(READ ${file} head LIMIT 24 HEX)
    string(SUBSTRING "${head}" 0 16 signature)
    string(SUBSTRING "${head}" 32 8 hexWidth)
    string(SUBSTRING "${head}" 40 8 hexHeight)
    math(EXPR foundWidth "0x${hexWidth}")
    math(EXPR foundHeight "0x${hexHeight}")
    if(NOT signature STREQUAL "89504e470d0a1a0a" OR NOT "${foundWidth}x${foundHeight}" STREQUAL "${width}x${height}")
        message(FATAL_ERROR "${file} is no picture of ${width}x${height} but ${foundWidth}x${foundHeight}")
    endif()
endfunction()
