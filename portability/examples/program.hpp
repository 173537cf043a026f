#pragma once
// What every example needs beside sockets: its arguments, and one way to say what went wrong.

#include <charconv>
#include <exception>
#include <future>
#include <iostream>
#include <stdexcept>
#include <string>
#include <vector>

#include "sockspec/server.hpp"

namespace example {

/// The program was called in a way that it does not know.
struct usage_error : std::runtime_error {
  using std::runtime_error::runtime_error;
};

using arguments = std::vector<std::string>;

/// A whole number from least to most. Errors: usage_error
inline int number(const std::string& text, int least, int most) {
  int value = 0;
  const char* const end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, value);
  if (error != std::errc() || stop != end || value < least || value > most) {
    throw usage_error("not a number from " + std::to_string(least) + " to " + std::to_string(most) +
                      ": " + text);
  }
  return value;
}

/// Serves until standard input ends, which every system can tell a program.
inline void serve_until_input_ends(sockspec::server& server) {
  std::cout << "serving at " << to_string(server.server_address()) << std::endl;
  auto serving = std::async(std::launch::async, [&server] { server.serve_forever(); });
  for (std::string ignored; std::getline(std::cin, ignored);) {
  }
  server.shutdown();
  serving.get();
}

/// Runs a program that returns its exit status: 0 success, 1 something failed; 2 is wrong usage.
inline int run(int count, char** words, const char* usage, int (*program)(const arguments&)) {
  const arguments given(words + 1, words + count);
  if (given.size() == 1 && (given[0] == "-h" || given[0] == "--help")) {
    std::cout << usage;
    return 0;
  }
  try {
    return program(given);
  } catch (const usage_error& wrong) {
    std::cerr << wrong.what() << "\n" << usage;
    return 2;
  } catch (const std::exception& failed) {
    std::cerr << "failed: " << failed.what() << "\n";
    return 1;
  }
}

}  // namespace example
