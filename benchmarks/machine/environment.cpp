#include "benchmarks/machine/environment.hpp"

#include <fmt/format.h>

#include "benchmarks/machine/host.hpp"
#include "benchmarks/rivals/rivals.hpp"
#include "benchmarks/shapes/connection.hpp"

namespace sockspec::benchmarks {
namespace {

/// "asio 1.22.1, libuv 1.44.2".
std::string versions_of_rivals() {
  std::string all;
  for (const auto& [who, version] : rivals()) {
    all += fmt::format("{}{} {}", all.empty() ? "" : ", ", who->name, version);
  }
  return all.empty() ? "none" : all;
}

}  // namespace

std::vector<std::pair<std::string, std::string>> environment(const std::string& program) {
  auto all = host_environment(program);
  all.emplace_back("rivals", versions_of_rivals());
  for (const family each : {family::tcp4, family::tcp6, family::unix_stream, family::udp4,
                            family::unix_dgram, family::unix_seqpacket}) {
    all.emplace_back(to_string(each), describe(each));
  }
  return all;
}

}  // namespace sockspec::benchmarks
