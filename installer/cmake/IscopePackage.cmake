# SPDX-License-Identifier: GPL-3.0-or-later
# What an installed IntentScope consists of, and the packages made of it: `cpack -G TGZ` or `cpack -G DEB` in the
# build folder of the release preset.
include(GNUInstallDirs)

# Debian has no package of Arrow: what came out of the wheel goes into a folder of our own, with its licences.
set(ISCOPE_PRIVATE_LIBDIR lib/intentscope)
if(ISCOPE_ARROW_FILES)
    install(PROGRAMS ${ISCOPE_ARROW_FILES} DESTINATION ${ISCOPE_PRIVATE_LIBDIR})
    foreach(license IN LISTS ISCOPE_ARROW_LICENSES)
        get_filename_component(name ${license} NAME)
        install(FILES ${license} DESTINATION ${CMAKE_INSTALL_DATADIR}/doc/intentscope RENAME arrow-${name})
    endforeach()
endif()

foreach(program intentscope intentscope-cli)
    if(TARGET ${program})
        install(TARGETS ${program} RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
        if(ISCOPE_ARROW_FILES)
            set_target_properties(${program} PROPERTIES INSTALL_RPATH "\$ORIGIN/../${ISCOPE_PRIVATE_LIBDIR}")
        endif()
    endif()
endforeach()

install(FILES resources/intentscope.desktop DESTINATION ${CMAKE_INSTALL_DATADIR}/applications)
install(FILES resources/org.intentscope.IntentScope.metainfo.xml DESTINATION ${CMAKE_INSTALL_DATADIR}/metainfo)
install(FILES resources/intentscope.svg DESTINATION ${CMAKE_INSTALL_DATADIR}/icons/hicolor/scalable/apps)
install(FILES LICENSE CHANGELOG.md installer/copyright DESTINATION ${CMAKE_INSTALL_DATADIR}/doc/intentscope)

# core/tasks/sample_location.h looks here, relative to the executable.
foreach(part shop checkpoints reasoners latent)
    install(DIRECTORY sample_data/${part} DESTINATION ${CMAKE_INSTALL_DATADIR}/intentscope/sample_data OPTIONAL)
endforeach()

set(CPACK_PACKAGE_NAME intentscope)
set(CPACK_PACKAGE_VENDOR "The IntentScope authors")
# A maintainer field must hold an address; .invalid (RFC 2606) is nobody's.
set(CPACK_PACKAGE_CONTACT "The IntentScope authors <authors@intentscope.invalid>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "${PROJECT_DESCRIPTION}")
set(CPACK_PACKAGE_DESCRIPTION
    "IntentScope opens datasets and trained rankers of proactive intent prediction: what a shop's chatbot shows
before a word is typed. It shows each user's timeline next to the predicted intents, compares two checkpoints
with intervals over users, and records an analyst's labels so that none is lost. Two programs: intentscope
(window) and intentscope-cli (no display needed).")
set(CPACK_RESOURCE_FILE_LICENSE ${PROJECT_SOURCE_DIR}/LICENSE)
set(CPACK_STRIP_FILES ON)
set(CPACK_GENERATOR TGZ DEB)
set(CPACK_VERBATIM_VARIABLES ON)

set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION science)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
if(ISCOPE_ARROW_FILES)
    list(GET ISCOPE_ARROW_FILES 0 _library)
    get_filename_component(CPACK_DEBIAN_PACKAGE_SHLIBDEPS_PRIVATE_DIRS ${_library} DIRECTORY)
endif()
# Libraries that are loaded, not linked: a BLAS that is fast (any libblas3 would satisfy LibTorch).
set(CPACK_DEBIAN_PACKAGE_DEPENDS "libopenblas0-pthread")
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS "fonts-dejavu-core")
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)

include(CPack)
