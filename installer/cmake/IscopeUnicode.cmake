# SPDX-License-Identifier: GPL-3.0-or-later
# What core/text knows of Unicode: PCRE2 for the patterns of tokenizers, utf8proc for normal forms and categories.
find_package(PkgConfig REQUIRED)
add_library(iscope_unicode INTERFACE)
foreach(module libpcre2-8 libutf8proc)
    pkg_check_modules(${module} IMPORTED_TARGET ${module})
    if(NOT ${module}_FOUND)
        message(FATAL_ERROR "${module} was not found. ${ISCOPE_INSTALL_CURE}")
    endif()
    # Debian's utf8proc asks its users for a macro that only its own build needs.
    set_target_properties(PkgConfig::${module} PROPERTIES INTERFACE_COMPILE_OPTIONS "")
    target_link_libraries(iscope_unicode INTERFACE PkgConfig::${module})
endforeach()
