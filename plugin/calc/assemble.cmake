# Puts the extension together: FOLDER holds what EXTENSION, a zip of it, holds.
file(REMOVE_RECURSE ${FOLDER})
file(COPY ${PACKAGE}/META-INF ${PACKAGE}/registry ${PACKAGE}/dialogs ${PACKAGE}/images ${PACKAGE}/stackbook.components
     ${MADE}/description.xml ${MADE}/manual.html DESTINATION ${FOLDER})
file(COPY ${MADE}/CalcAddIns.xcu ${MADE}/Addons.xcu ${MADE}/Accelerators.xcu DESTINATION ${FOLDER}/registry)
file(COPY ${COMPONENT} ${MADE}/stackbook.rdb DESTINATION ${FOLDER}/lib)
file(COPY ${PACKS}/eo14320 ${PACKS}/call-2026-preset ${PACKS}/call-open DESTINATION ${FOLDER}/packs)

# Libraries that are neither the office's nor the system's lie beside the component.
file(GET_RUNTIME_DEPENDENCIES LIBRARIES ${COMPONENT} RESOLVED_DEPENDENCIES_VAR found UNRESOLVED_DEPENDENCIES_VAR none
     PRE_EXCLUDE_REGEXES "^libuno_" "^lib(c|m|stdc\\+\\+|gcc_s|pthread|dl|rt|asan|ubsan|tsan)\\.so" "^ld-linux" "^linux-vdso")
foreach(library IN LISTS found) # a zip knows no links: each under the name by which it is asked for
  cmake_path(GET library FILENAME name)
  file(COPY_FILE ${library} ${FOLDER}/lib/${name})
endforeach()

file(GLOB libraries ${FOLDER}/lib/*.so*)
foreach(library IN LISTS libraries)
  if(STRIP)
    execute_process(COMMAND ${STRIP} --strip-unneeded ${library} COMMAND_ERROR_IS_FATAL ANY)
  endif()
endforeach()

file(GLOB entries RELATIVE ${FOLDER} ${FOLDER}/*)
execute_process(COMMAND ${CMAKE_COMMAND} -E tar cf ${EXTENSION} --format=zip -- ${entries}
                WORKING_DIRECTORY ${FOLDER} COMMAND_ERROR_IS_FATAL ANY)
