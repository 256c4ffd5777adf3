# WAQAI_SANITIZE is a list for -fsanitize= (`address,undefined`, `thread`), for every target of the build.
set(WAQAI_SANITIZE "" CACHE STRING "Sanitizers for all targets, comma-separated")
if(WAQAI_SANITIZE)
  add_compile_options($<$<COMPILE_LANGUAGE:CXX>:-fsanitize=${WAQAI_SANITIZE}>
    $<$<COMPILE_LANGUAGE:CXX>:-fno-sanitize-recover=all> $<$<COMPILE_LANGUAGE:CXX>:-fno-omit-frame-pointer>)
  add_link_options(-fsanitize=${WAQAI_SANITIZE})
endif()
# WAQAI_FUZZ_ENGINE links the fuzz targets with libFuzzer (Clang) instead of the replay driver.
option(WAQAI_FUZZ_ENGINE "Link fuzz targets with libFuzzer" OFF)
if(WAQAI_FUZZ_ENGINE)
  add_compile_options($<$<COMPILE_LANGUAGE:CXX>:-fsanitize=fuzzer-no-link>)
endif()
