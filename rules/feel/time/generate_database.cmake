# Writes the C++ table of a zoneinfo folder: cmake -DZONEINFO=FOLDER -DOUTPUT=FILE -P generate_database.cmake
cmake_minimum_required(VERSION 3.25)

file(GLOB_RECURSE names RELATIVE ${ZONEINFO} LIST_DIRECTORIES false ${ZONEINFO}/*)
list(SORT names COMPARE STRING)
set(rules "")
set(entries "")
set(count 0)
foreach(name IN LISTS names)
  # "posix" and "right" repeat all zones (the latter with leap seconds); "localtime" and "posixrules" name the building
  # machine's own choice.
  if(name MATCHES "^(posix|right)/|^(localtime|posixrules)$")
    continue()
  endif()
  file(READ ${ZONEINFO}/${name} bytes HEX)
  if(NOT bytes MATCHES "^545a6966") # TZif
    continue()
  endif()
  string(LENGTH "${bytes}" size)
  math(EXPR size "${size} / 2")
  string(MD5 key "${bytes}")
  if(NOT DEFINED rules_of_${key}) # links share the rules of their target
    set(rules_of_${key} rules_${count})
    string(REGEX REPLACE "(..)" "\\\\x\\1" bytes "${bytes}")
    string(REGEX REPLACE "(................................................................................)" "\\1\"\n\"" bytes "${bytes}")
    string(APPEND rules "constexpr char rules_${count}[] =\n\"${bytes}\";\n")
  endif()
  string(APPEND entries "{\"${name}\", {${rules_of_${key}}, ${size}}},\n")
  math(EXPR count "${count} + 1")
endforeach()
if(count LESS 300)
  message(FATAL_ERROR "${ZONEINFO} holds ${count} time zones; expected the whole tzdata. Install the package tzdata.")
endif()

file(STRINGS ${ZONEINFO}/tzdata.zi first LIMIT_COUNT 1)
string(REGEX REPLACE "^# version " "" release "${first}")
file(WRITE ${OUTPUT} "// Generated from ${ZONEINFO}. Do not edit.
#include \"rules/feel/time/database.hpp\"

namespace stackbook::feel {
namespace {
${rules}constexpr ZoneEntry entries[] = {
${entries}};
} // namespace

std::span<const ZoneEntry> zone_database() { return entries; }
const std::string_view zone_database_release = \"${release}\";

} // namespace stackbook::feel
")
