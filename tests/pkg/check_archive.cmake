# SPDX-License-Identifier: GPL-3.0-or-later
# Packs what was built, unpacks it somewhere else and does with it what a newcomer does first.
# cmake -DBUILD=<build folder> -DSCRATCH=<folder of our own> -DVERSION=<x.y.z> -P check_archive.cmake
include(${CMAKE_CURRENT_LIST_DIR}/package_steps.cmake)

iscope_pack(TGZ archive)
file(ARCHIVE_EXTRACT INPUT ${archive} DESTINATION ${SCRATCH}/unpacked)
file(GLOB prefix ${SCRATCH}/unpacked/*)
set(sample ${prefix}/share/intentscope/sample_data)

foreach(file
        bin/intentscope bin/intentscope-cli
        share/applications/intentscope.desktop
        share/metainfo/org.intentscope.IntentScope.metainfo.xml
        share/icons/hicolor/scalable/apps/intentscope.svg
        share/doc/intentscope/LICENSE
        share/doc/intentscope/copyright
        share/intentscope/sample_data/shop/dataset.json
        share/intentscope/sample_data/checkpoints/qe/config.json
        share/intentscope/sample_data/reasoners/writer/model.safetensors)
    if(NOT EXISTS ${prefix}/${file})
        message(FATAL_ERROR "${archive} lacks ${file}")
    endif()
endforeach()

iscope_run(version ${prefix}/bin/intentscope-cli --version)
if(NOT version MATCHES "intentscope-cli ${VERSION}")
    message(FATAL_ERROR "--version says '${version}' instead of ${VERSION}")
endif()

# A busy machine may measure a slow BLAS: that verdict is on the machine. Any other failure is the package's.
set(ISCOPE_ACCEPTED_CODES 0 1)
iscope_run(checks ${prefix}/bin/intentscope-cli checks --json)
set(ISCOPE_ACCEPTED_CODES 0)
string(JSON isFastEnough ERROR_VARIABLE _ GET "${checks}" blas fast_enough)
string(JSON complaint ERROR_VARIABLE _ GET "${checks}" error code)
if(NOT isFastEnough STREQUAL "ON" AND NOT complaint STREQUAL "ResourceExhausted")
    message(FATAL_ERROR "checks says neither that the BLAS is fast nor that it is slow: ${checks}")
endif()

iscope_run(imported ${prefix}/bin/intentscope-cli import ${sample}/shop --workspace ${SCRATCH}/sample.iscope --json)
string(JSON impressionCount GET "${imported}" impressions)
if(NOT impressionCount GREATER 1000)
    message(FATAL_ERROR "The packaged sample has only ${impressionCount} impressions")
endif()

iscope_run(answer ${prefix}/bin/intentscope-cli reason --workspace ${SCRATCH}/sample.iscope
    --reasoner ${sample}/reasoners/writer-lora --impression C000014 --json)
string(JSON query GET "${answer}" samples 0 text)
if(query STREQUAL "")
    message(FATAL_ERROR "The packaged reasoner says nothing: ${answer}")
endif()

iscope_run(_ ${prefix}/bin/intentscope ${SCRATCH}/sample.iscope --screenshot ${SCRATCH}/window.png --size 1280x800)
iscope_expect_png(${SCRATCH}/window.png 1280 800)
file(REMOVE_RECURSE ${SCRATCH})
