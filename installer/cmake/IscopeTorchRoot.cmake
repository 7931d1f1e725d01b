# SPDX-License-Identifier: GPL-3.0-or-later
# The target `torch` from a plain folder (ISCOPE_TORCH_ROOT). The CMake files of a CUDA build of LibTorch want the
# whole CUDA toolkit; nothing of it is needed to compile and link this project.
foreach(_name c10 torch_cpu)
    find_library(ISCOPE_ROOT_${_name} ${_name} PATHS ${ISCOPE_TORCH_ROOT}/lib NO_DEFAULT_PATH REQUIRED)
endforeach()
foreach(_name c10_cuda torch_cuda)
    find_library(ISCOPE_ROOT_${_name} ${_name} PATHS ${ISCOPE_TORCH_ROOT}/lib NO_DEFAULT_PATH)
endforeach()
set(_versionHeader ${ISCOPE_TORCH_ROOT}/include/torch/csrc/api/include/torch/version.h)
if(NOT EXISTS ${_versionHeader})
    message(FATAL_ERROR
        "ISCOPE_TORCH_ROOT=${ISCOPE_TORCH_ROOT} holds no LibTorch: ${_versionHeader} is missing. Cure: name the folder "
        "with include/ and lib/, such as what python3 -c 'import torch; print(torch.__path__[0])' prints.")
endif()
file(STRINGS ${_versionHeader} _parts REGEX "define TORCH_VERSION_(MAJOR|MINOR|PATCH) ")
string(REGEX REPLACE ".*MAJOR ([0-9]+).*MINOR ([0-9]+).*PATCH ([0-9]+).*" "\\1.\\2.\\3" Torch_VERSION "${_parts}")
set(TORCH_INSTALL_PREFIX ${ISCOPE_TORCH_ROOT})

# No flag tells; the names of the library's own functions do.
file(STRINGS ${ISCOPE_ROOT_c10} _names REGEX "__cxx1112basic_string" LIMIT_COUNT 1)
if(_names)
    set(ISCOPE_TORCH_ABI 1)
else()
    set(ISCOPE_TORCH_ABI 0)
endif()

add_library(torch INTERFACE IMPORTED)
target_include_directories(torch SYSTEM INTERFACE
    ${ISCOPE_TORCH_ROOT}/include ${ISCOPE_TORCH_ROOT}/include/torch/csrc/api/include)
target_link_libraries(torch INTERFACE ${ISCOPE_ROOT_torch_cpu} ${ISCOPE_ROOT_c10} Threads::Threads)
if(ISCOPE_ROOT_torch_cuda)
    # Kernels register themselves when the library is loaded; no symbol of it is named.
    target_link_libraries(torch INTERFACE
        -Wl,--no-as-needed ${ISCOPE_ROOT_torch_cuda} ${ISCOPE_ROOT_c10_cuda} -Wl,--as-needed)
endif()
message(STATUS "LibTorch ${Torch_VERSION} in ${ISCOPE_TORCH_ROOT}")
