# SPDX-License-Identifier: GPL-3.0-or-later
# The Debian package names the libraries it needs and puts files only where packages may.
# cmake -DBUILD=<build folder> -DSCRATCH=<folder of our own> -DVERSION=<x.y.z> -P check_debian_package.cmake
include(${CMAKE_CURRENT_LIST_DIR}/package_steps.cmake)

iscope_pack(DEB package)
iscope_run(fields dpkg-deb --field ${package} Version Depends Maintainer Section)
foreach(expected "Version: ${VERSION}" libtorch libqt6widgets6 libsqlite3-0 libqcustomplot libqt6svg6 libopenblas0-pthread libpq5)
    if(NOT fields MATCHES "${expected}")
        message(FATAL_ERROR "The package's fields lack '${expected}': ${fields}")
    endif()
endforeach()

iscope_run(listing dpkg-deb --contents ${package})
string(REGEX REPLACE "\n" ";" lines "${listing}")
foreach(line IN LISTS lines)
    if(line AND NOT line MATCHES " \\./usr/(bin|share|lib/intentscope)/| \\./usr/(lib/)?$| \\./$")
        message(FATAL_ERROR "A file outside of /usr/bin, /usr/share and /usr/lib/intentscope: ${line}")
    endif()
    if(line AND NOT line MATCHES " root/root ")
        message(FATAL_ERROR "A file that does not belong to root: ${line}")
    endif()
endforeach()
if(NOT listing MATCHES "\\./usr/bin/intentscope\n" OR NOT listing MATCHES "\\./usr/bin/intentscope-cli\n")
    message(FATAL_ERROR "The package lacks a program: ${listing}")
endif()
file(REMOVE_RECURSE ${SCRATCH})
