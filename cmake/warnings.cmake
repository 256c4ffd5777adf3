# Warnings on our own targets only; presets turn them into errors with WAQAI_WERROR.
option(WAQAI_WERROR "Treat warnings as errors" OFF)
function(waqai_warnings target)
  target_compile_options(${target} PRIVATE
    $<$<COMPILE_LANGUAGE:CXX>:-Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion
    -Wold-style-cast -Wnon-virtual-dtor>
    # GCC 12 sees overlapping copies in `"text" + std::to_string(n)` at -O3 (GCC bug 105651).
    $<$<COMPILE_LANG_AND_ID:CXX,GNU>:-Wno-restrict>)
  if(WAQAI_WERROR)
    target_compile_options(${target} PRIVATE $<$<COMPILE_LANGUAGE:CXX>:-Werror>)
  endif()
endfunction()
