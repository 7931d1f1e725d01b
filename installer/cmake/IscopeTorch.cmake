# SPDX-License-Identifier: GPL-3.0-or-later
# LibTorch, its ABI and its BLAS: what would fail late or be slow stops here, with the cure.
include(IscopeBlas)

set(ISCOPE_TORCH_ROOT "" CACHE PATH
    "A LibTorch of its own: a folder with include/ and lib/, as inside Python's torch package; empty: find_package(Torch)")

if(ISCOPE_TORCH_ROOT)
    include(IscopeTorchRoot)
else()
    find_package(Torch REQUIRED)
    get_target_property(_torchOptions torch INTERFACE_COMPILE_OPTIONS)
    iscope_torch_abi("${TORCH_CXX_FLAGS};${_torchOptions}" ISCOPE_TORCH_ABI)
endif()
if(NOT ISCOPE_TORCH_ABI STREQUAL "1")
    message(FATAL_ERROR
        "This LibTorch was built with _GLIBCXX_USE_CXX11_ABI='${ISCOPE_TORCH_ABI}', and 1 is needed: every "
        "std::string would be a link error. Cure: apt-get install libtorch-dev, or take the archive called "
        "'cxx11 ABI' from the PyTorch site and set Torch_DIR to its share/cmake/Torch.")
endif()

find_library(ISCOPE_TORCH_CPU torch_cpu HINTS ${TORCH_INSTALL_PREFIX}/lib REQUIRED)
execute_process(COMMAND ldd ${ISCOPE_TORCH_CPU} OUTPUT_VARIABLE _libraries ERROR_QUIET)
string(REGEX MATCH "libblas\\.so[^ ]* => ([^ ]+)" _ "${_libraries}")
if(CMAKE_MATCH_1)
    file(REAL_PATH "${CMAKE_MATCH_1}" ISCOPE_BLAS_LIBRARY)
    iscope_blas_verdict("${ISCOPE_BLAS_LIBRARY}" _verdict)
    if(_verdict STREQUAL "slow")
        message(FATAL_ERROR
            "LibTorch would compute with the reference BLAS (${ISCOPE_BLAS_LIBRARY}), about thirty times slower "
            "than OpenBLAS. Cure: apt-get install libopenblas0-pthread; if it is installed already: "
            "update-alternatives --config libblas.so.3-${CMAKE_LIBRARY_ARCHITECTURE}")
    endif()
    message(STATUS "BLAS in use by LibTorch: ${ISCOPE_BLAS_LIBRARY}")
endif()

# The macro TORCH_VERSION says 1.13.0 for Debian's 1.13.1, so the package is asked.
set(ISCOPE_TORCH_PACKAGE_VERSION "${Torch_VERSION}")
find_program(ISCOPE_DPKG_QUERY dpkg-query)
if(ISCOPE_DPKG_QUERY AND NOT ISCOPE_TORCH_ROOT)
    execute_process(COMMAND ${ISCOPE_DPKG_QUERY} -W -f=\${Version} libtorch-dev
        OUTPUT_VARIABLE _version ERROR_QUIET RESULT_VARIABLE _isMissing)
    if(_isMissing EQUAL 0)
        set(ISCOPE_TORCH_PACKAGE_VERSION "${_version}")
    endif()
endif()

# Training with several processes goes through LibTorch's own Gloo, whose headers are a package of their own.
set(ISCOPE_HAS_GLOO OFF)
find_path(ISCOPE_GLOO_FOLDER gloo/context.h)
if(TARGET torch_cpu AND ISCOPE_GLOO_FOLDER)
    get_target_property(_definitions torch_cpu INTERFACE_COMPILE_DEFINITIONS)
    if("USE_C10D_GLOO" IN_LIST _definitions)
        set(ISCOPE_HAS_GLOO ON)
    endif()
endif()
if(NOT ISCOPE_HAS_GLOO)
    message(STATUS
        "No Gloo: rankers are trained by one process. Cure: apt-get install libgloo-dev, beside a LibTorch that "
        "was built with it, such as Debian's")
endif()
