#pragma once
// Whole text files, written and read with every failure reported where it happens.

#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>

#include "results/store.hpp"

namespace sockspec::results {

/// A store_error about the last failed system call on that file: "cannot write DIR/run.json: No
/// space left on device; " and the way out.
store_error write_failure(const std::filesystem::path&);
store_error read_failure(const std::filesystem::path&);

/// Makes the directory and its parents. Errors: store_error.
void make_directory(const std::filesystem::path&);

/// Opens the file for writing, empty. Errors: store_error.
std::ofstream open_for_writing(const std::filesystem::path&);

/// Writes the text and hands it to the system at once. Errors: store_error.
void write_through(std::ofstream&, std::string_view text, const std::filesystem::path&);

/// Replaces the file's content. Errors: store_error.
void write_file(const std::filesystem::path&, std::string_view text);

/// The file's content. Errors: store_error.
std::string read_file(const std::filesystem::path&);

}  // namespace sockspec::results
