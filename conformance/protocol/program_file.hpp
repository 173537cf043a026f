#pragma once
// How the files of programs are called, and where those that are named without a folder lie. One
// implementation a platform, in the folder of its name.

#include <string>

namespace sockspec::protocol {

/// The file of the program of that name or path: with ".exe" behind it on Windows.
std::string program_file(std::string name);

/// What stands between the folders in the environment variable PATH.
char between_folders_of_path();

}  // namespace sockspec::protocol
