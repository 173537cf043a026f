# Writes page_parts.cpp: the style sheet and the scripts as character arrays, with the hashes by
# which the page's Content-Security-Policy allows them. Called as
#   cmake -D FOLDER=here -D OUTPUT=page_parts.cpp
#         -D STYLE=names -D EARLY_SCRIPT=names -D SCRIPT=names -P embed_page_parts.cmake
# with names of files in FOLDER, which are joined in that order.
cmake_minimum_required(VERSION 3.25)

set(base64_digits ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/)

# The base64 form of bytes given in hexadecimal; of a SHA-256, whose 32 bytes leave two over.
function(base64_of_sha256 hex result)
  set(encoded "")
  string(APPEND hex "00")  # fills the last group of three bytes
  foreach(start RANGE 0 60 6)
    string(SUBSTRING ${hex} ${start} 6 group)
    foreach(shift IN ITEMS 18 12 6 0)
      math(EXPR digit "(0x${group} >> ${shift}) & 63")
      string(SUBSTRING ${base64_digits} ${digit} 1 character)
      string(APPEND encoded ${character})
    endforeach()
  endforeach()
  string(SUBSTRING ${encoded} 0 43 encoded)
  set(${result} "${encoded}=" PARENT_SCOPE)
endfunction()

# The definition of the part `name` out of these files. Line ends become LF, as they do in browsers
# before they take the hash.
function(define_part name files result)
  set(hex "")
  foreach(file IN LISTS files)
    file(READ "${FOLDER}/${file}" content HEX)
    string(APPEND hex "${content}")
  endforeach()
  string(REGEX REPLACE "([0-9a-f][0-9a-f])" "\\1 " spaced "${hex}")
  string(REPLACE "0d 0a " "0a " spaced "${spaced}")
  string(REGEX REPLACE "([0-9a-f][0-9a-f]) " "'\\\\x\\1'," bytes "${spaced}")

  set(text "")
  foreach(file IN LISTS files)
    file(READ "${FOLDER}/${file}" content)
    string(REPLACE "\r\n" "\n" content "${content}")
    string(APPEND text "${content}")
  endforeach()
  string(SHA256 hash "${text}")
  base64_of_sha256(${hash} hash)

  set(${result} "namespace {
constexpr char ${name}_bytes[] = {${bytes}};
}
const part ${name}{{${name}_bytes, sizeof ${name}_bytes}, \"sha256-${hash}\"};
" PARENT_SCOPE)
endfunction()

set(source "#include \"reports/html/page_parts.hpp\"\n
namespace sockspec::reports::page_parts {
")
foreach(part IN ITEMS style early_script script)
  string(TOUPPER ${part} variable)
  define_part(${part} "${${variable}}" definition)
  string(APPEND source "\n${definition}")
endforeach()
string(APPEND source "\n}  // namespace sockspec::reports::page_parts\n")
file(WRITE "${OUTPUT}" "${source}")
