// What a program that uses the installed library, and nothing else of this project, looks like.
#include <cstdio>
#include <sockspec/error.hpp>
#include <sockspec/socket.hpp>
#include <sockspec/version.hpp>
#include <string>

#include "refused.hpp"

int main() {
  const std::error_code ec = refused();
  const bool same = ec.category() == sockspec::socket_category();
  const std::string version(sockspec::library_version());
  std::printf("sockspec %s: %s (%d)\n", version.c_str(), ec.message().c_str(), ec.value());
  if (!same) std::puts("the library's error category is not the program's");
  if (ec != std::errc::connection_refused) std::puts("this is not std::errc::connection_refused");
  return same && ec == std::errc::connection_refused ? 0 : 1;
}
