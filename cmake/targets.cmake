# headframe_library(NAME SOURCES … [PUBLIC …] [PRIVATE …]): a static library of one room.
function(headframe_library name)
  cmake_parse_arguments(ARG "" "" "SOURCES;PUBLIC;PRIVATE" ${ARGN})
  add_library(${name} STATIC ${ARG_SOURCES})
  target_link_libraries(${name} PUBLIC headframe_flags ${ARG_PUBLIC} PRIVATE ${ARG_PRIVATE})
endfunction()

# headframe_test(NAME SOURCES … [LIBS …] [LABELS …] [TIMEOUT s]): a GoogleTest program; every test
# of it runs in a process of its own, because SimGrid allows one engine a process.
function(headframe_test name)
  cmake_parse_arguments(ARG "" "TIMEOUT" "SOURCES;LIBS;LABELS" ${ARGN})
  if(NOT ARG_TIMEOUT)
    set(ARG_TIMEOUT 60)
  endif()
  add_executable(${name} ${ARG_SOURCES})
  target_link_libraries(${name} PRIVATE headframe_flags ${ARG_LIBS} GTest::gmock GTest::gtest_main)
  target_compile_definitions(${name} PRIVATE HEADFRAME_SOURCE_DIR="${PROJECT_SOURCE_DIR}")
  gtest_discover_tests(${name}
    DISCOVERY_TIMEOUT 60
    PROPERTIES TIMEOUT ${ARG_TIMEOUT} LABELS "${ARG_LABELS}")
endfunction()
