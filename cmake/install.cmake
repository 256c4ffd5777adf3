# cmake --install build/release --prefix DIR: the program, the library with its headers, and a package file,
# so that find_package(Waqai) gives the target waqai::waqai.
include(GNUInstallDirs)
include(CMakePackageConfigHelpers)

install(TARGETS waqai RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
install(TARGETS waqai_core EXPORT WaqaiTargets ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR})
install(DIRECTORY ${PROJECT_SOURCE_DIR}/include/waqai DESTINATION ${CMAKE_INSTALL_INCLUDEDIR})
foreach(file LICENSE NOTICE README.md)
  if(EXISTS ${PROJECT_SOURCE_DIR}/${file})
    install(FILES ${PROJECT_SOURCE_DIR}/${file} DESTINATION ${CMAKE_INSTALL_DOCDIR})
  endif()
endforeach()

set(waqai_config_dir ${CMAKE_INSTALL_LIBDIR}/cmake/Waqai)
install(EXPORT WaqaiTargets NAMESPACE waqai:: DESTINATION ${waqai_config_dir})
configure_package_config_file(${PROJECT_SOURCE_DIR}/cmake/WaqaiConfig.cmake.in
  ${PROJECT_BINARY_DIR}/WaqaiConfig.cmake INSTALL_DESTINATION ${waqai_config_dir})
write_basic_package_version_file(${PROJECT_BINARY_DIR}/WaqaiConfigVersion.cmake
  COMPATIBILITY SameMinorVersion)
install(FILES ${PROJECT_BINARY_DIR}/WaqaiConfig.cmake ${PROJECT_BINARY_DIR}/WaqaiConfigVersion.cmake
  DESTINATION ${waqai_config_dir})
