# SPDX-License-Identifier: GPL-3.0-or-later
# iscope_blas_verdict(<path of the BLAS in use> <out>): "slow" for the reference BLAS, else "ok".
function(iscope_blas_verdict path out)
    if(path MATCHES "/blas/libblas\\.so")
        set(${out} slow PARENT_SCOPE)
    else()
        set(${out} ok PARENT_SCOPE)
    endif()
endfunction()

# iscope_torch_abi(<compiler flags> <out>): the value of _GLIBCXX_USE_CXX11_ABI in them, or "".
function(iscope_torch_abi flags out)
    string(REGEX MATCH "_GLIBCXX_USE_CXX11_ABI=([01])" _ "${flags}")
    set(${out} "${CMAKE_MATCH_1}" PARENT_SCOPE)
endfunction()
