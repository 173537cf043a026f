# cmake -D SOURCE=DIR -D TEMPLATE=FILE -D OUTPUT=FILE -P write_commit.cmake
# Fills @commit@ of the template with the commit of the source tree, and touches the output only
# when that changed: run at every build, rebuilds nothing without need.
set(commit unknown)
find_program(git git)
if(git)
  execute_process(COMMAND ${git} -C ${SOURCE} describe --always --abbrev=40 --exclude * --dirty
    OUTPUT_VARIABLE described OUTPUT_STRIP_TRAILING_WHITESPACE ERROR_QUIET RESULT_VARIABLE status)
  if(status EQUAL 0)
    set(commit "${described}")
  endif()
endif()
configure_file("${TEMPLATE}" "${OUTPUT}" @ONLY)
