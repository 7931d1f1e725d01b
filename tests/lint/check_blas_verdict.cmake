# SPDX-License-Identifier: GPL-3.0-or-later
include(${MODULES}/IscopeBlas.cmake)

function(expect actual expected about)
    if(NOT "${actual}" STREQUAL "${expected}")
        message(FATAL_ERROR "${about}: '${actual}', expected '${expected}'")
    endif()
endfunction()

iscope_blas_verdict(/usr/lib/x86_64-linux-gnu/blas/libblas.so.3.11.0 verdict)
expect("${verdict}" slow "reference BLAS")
iscope_blas_verdict(/usr/lib/x86_64-linux-gnu/openblas-pthread/libblas.so.3 verdict)
expect("${verdict}" ok "OpenBLAS")
iscope_torch_abi("-D_GLIBCXX_USE_CXX11_ABI=0" abi)
expect("${abi}" 0 "old ABI")
iscope_torch_abi("-O2;-D_GLIBCXX_USE_CXX11_ABI=1" abi)
expect("${abi}" 1 "new ABI")
iscope_torch_abi("" abi)
expect("${abi}" "" "no flag")
