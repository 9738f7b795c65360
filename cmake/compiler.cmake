# One compiler: g++ 12 miscompiles ordinary coroutine code (docs/decisions/0002-clang.md).
if(NOT CMAKE_CXX_COMPILER_ID STREQUAL "Clang" OR CMAKE_CXX_COMPILER_VERSION VERSION_LESS 19)
  message(FATAL_ERROR
    "Headframe is built with clang 19 or newer; this is ${CMAKE_CXX_COMPILER_ID} "
    "${CMAKE_CXX_COMPILER_VERSION}. g++ 12 miscompiles coroutines. "
    "Use a preset: cmake --preset release")
endif()

set(CMAKE_CXX_STANDARD 23)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_CXX_SCAN_FOR_MODULES OFF)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)

find_program(CCACHE ccache)
if(CCACHE)
  set(CMAKE_CXX_COMPILER_LAUNCHER ${CCACHE})
endif()

# Every target of ours links this one: language, warnings, reproducible arithmetic.
add_library(headframe_flags INTERFACE)
target_include_directories(headframe_flags INTERFACE ${PROJECT_SOURCE_DIR})
target_compile_definitions(headframe_flags INTERFACE
  BOOST_ASIO_HAS_CO_AWAIT BOOST_ASIO_HAS_STD_COROUTINE BOOST_ASIO_NO_DEPRECATED)
target_compile_options(headframe_flags INTERFACE
  -ffp-contract=off
  "SHELL:-include utility"  # Boost 1.74's Asio uses std::exchange without including it
  -Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor -Woverloaded-virtual -Wunused
  $<$<BOOL:${HEADFRAME_WERROR}>:-Werror>)
target_link_options(headframe_flags INTERFACE -fuse-ld=lld)

if(HEADFRAME_SANITIZE)
  target_compile_options(headframe_flags INTERFACE
    -fsanitize=address,undefined -fno-sanitize-recover=undefined -fno-omit-frame-pointer)
  target_link_options(headframe_flags INTERFACE -fsanitize=address,undefined)
endif()
