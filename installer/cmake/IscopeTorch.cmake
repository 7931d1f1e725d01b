# SPDX-License-Identifier: GPL-3.0-or-later
# LibTorch, its ABI and its BLAS. Defines the interface target iscope_torch.

find_package(Torch REQUIRED)

if(NOT "${TORCH_CXX_FLAGS}" STREQUAL "")
    string(REGEX MATCH "_GLIBCXX_USE_CXX11_ABI=([01])" _ "${TORCH_CXX_FLAGS}")
    set(ISCOPE_TORCH_ABI "${CMAKE_MATCH_1}")
endif()
if(NOT DEFINED ISCOPE_TORCH_ABI OR ISCOPE_TORCH_ABI STREQUAL "")
    get_target_property(_options torch INTERFACE_COMPILE_OPTIONS)
    get_target_property(_definitions torch INTERFACE_COMPILE_DEFINITIONS)
    string(REGEX MATCH "_GLIBCXX_USE_CXX11_ABI=([01])" _ "${_options};${_definitions}")
    set(ISCOPE_TORCH_ABI "${CMAKE_MATCH_1}")
endif()
if(ISCOPE_TORCH_ABI STREQUAL "0")
    message(FATAL_ERROR
        "This LibTorch was built with _GLIBCXX_USE_CXX11_ABI=0 and cannot be linked with the system's "
        "libraries: every std::string would be a link error. Take Debian's libtorch-dev, or the archive "
        "called 'cxx11 ABI' from the PyTorch site, and point Torch_DIR at it.")
endif()

find_library(ISCOPE_TORCH_CPU torch_cpu HINTS ${TORCH_INSTALL_PREFIX}/lib REQUIRED)

# iscope_blas_verdict(<path of the BLAS in use> <out>): "slow" for the reference BLAS, else "ok".
function(iscope_blas_verdict path out)
    if(path MATCHES "/blas/libblas\\.so" OR path MATCHES "/atlas/")
        set(${out} slow PARENT_SCOPE)
    else()
        set(${out} ok PARENT_SCOPE)
    endif()
endfunction()

execute_process(COMMAND ldd ${ISCOPE_TORCH_CPU} OUTPUT_VARIABLE _libraries ERROR_QUIET)
string(REGEX MATCH "libblas\\.so[^ ]* => ([^ ]+)" _ "${_libraries}")
if(CMAKE_MATCH_1)
    file(REAL_PATH "${CMAKE_MATCH_1}" ISCOPE_BLAS_LIBRARY)
    iscope_blas_verdict("${ISCOPE_BLAS_LIBRARY}" _verdict)
    if(_verdict STREQUAL "slow")
        message(FATAL_ERROR
            "LibTorch would compute with the reference BLAS (${ISCOPE_BLAS_LIBRARY}), about thirty times slower "
            "than OpenBLAS. Cure: apt-get install libopenblas0-pthread, then, if it is installed already, "
            "update-alternatives --config libblas.so.3-x86_64-linux-gnu")
    endif()
    message(STATUS "BLAS in use by LibTorch: ${ISCOPE_BLAS_LIBRARY}")
endif()

find_program(ISCOPE_DPKG_QUERY dpkg-query)
set(ISCOPE_TORCH_PACKAGE_VERSION "${Torch_VERSION}")
if(ISCOPE_DPKG_QUERY)
    execute_process(COMMAND ${ISCOPE_DPKG_QUERY} -W -f=\${Version} libtorch-dev
        OUTPUT_VARIABLE _version ERROR_QUIET RESULT_VARIABLE _missing)
    if(_missing EQUAL 0)
        set(ISCOPE_TORCH_PACKAGE_VERSION "${_version}")
    endif()
endif()
