# SPDX-License-Identifier: GPL-3.0-or-later
# What an installed IntentScope consists of, and the packages made of it: `cpack -G TGZ` or `cpack -G DEB` in the
# build folder of the release preset.
include(GNUInstallDirs)

foreach(program intentscope intentscope-cli)
    if(TARGET ${program})
        install(TARGETS ${program} RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
    endif()
endforeach()

install(FILES resources/intentscope.desktop DESTINATION ${CMAKE_INSTALL_DATADIR}/applications)
install(FILES resources/org.intentscope.IntentScope.metainfo.xml DESTINATION ${CMAKE_INSTALL_DATADIR}/metainfo)
install(FILES resources/intentscope.svg DESTINATION ${CMAKE_INSTALL_DATADIR}/icons/hicolor/scalable/apps)
install(FILES LICENSE CHANGELOG.md installer/copyright DESTINATION ${CMAKE_INSTALL_DATADIR}/doc/intentscope)

# core/tasks/sample_location.h looks here, relative to the executable.
foreach(part shop checkpoints)
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
# Libraries that are loaded, not linked: a BLAS that is fast (any libblas3 would satisfy LibTorch).
set(CPACK_DEBIAN_PACKAGE_DEPENDS "libopenblas0-pthread")
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS "fonts-dejavu-core")
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)

include(CPack)
