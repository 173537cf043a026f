#pragma once
// Whether a library that was to be preloaded is there: loaders of Linux only warn and go on
// without. One implementation a platform, in the folder of its name.

#include <string_view>

namespace sockspec::protocol {

/// Whether that process has mapped a file of the library's name, or of one that begins with it
/// ("libx.so.1.2" for "libx.so"). Folders do not count. True on systems that do not tell, whose
/// loaders refuse to start the program.
bool has_loaded(int process, std::string_view library);

}  // namespace sockspec::protocol
