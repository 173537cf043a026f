#include "protocol/launcher.hpp"

#include <uv.h>

#include <array>
#include <stdexcept>
#include <system_error>
#include <utility>

#include "protocol/program_file.hpp"

namespace sockspec::protocol {
namespace {

namespace fs = std::filesystem;

#ifdef __APPLE__
constexpr const char* preload_variable = "DYLD_INSERT_LIBRARIES";
#else
constexpr const char* preload_variable = "LD_PRELOAD";
#endif

void add_variable(std::vector<std::string>& command, const std::string& name,
                  const std::string& content) {
  command.emplace_back("--set");
  command.push_back(name + "=" + content);
}

std::string joined(const std::vector<std::string>& libraries) {
  std::string all;
  for (const auto& each : libraries) all += (all.empty() ? "" : ":") + each;
  return all;
}

}  // namespace

fs::path running_executable() {
  std::string path(4096, '\0');
  std::size_t size = path.size();
  if (const int status = uv_exepath(path.data(), &size); status != 0)
    throw std::runtime_error(std::string("cannot tell where this program is: ") +
                             uv_strerror(status));
  path.resize(size);
  return path;
}

fs::path find_launcher() {
  const auto name = program_file("sockspec-launch");
  const fs::path here = running_executable().parent_path();
  const std::array places{here, here / ".." / "bin", here / ".." / "libexec" / "sockspec"};
  for (const auto& each : places) {
    std::error_code absent;
    if (fs::exists(each / name, absent)) return (each / name).lexically_normal();
  }
  throw std::runtime_error("no " + name + " in " + here.string() +
                           ", nor in ../bin or ../libexec/sockspec from there");
}

std::vector<std::string> launcher_command(const launch& how) {
  const auto launcher = how.launcher.empty() ? find_launcher() : how.launcher;
  std::vector<std::string> command{launcher.string()};
  if (how.ordinary) command.emplace_back("--ordinary");
  if (how.own_network) command.emplace_back(own_network_option);
  if (how.network_of != 0) {
    command.insert(command.end(), {"--network-of", std::to_string(how.network_of)});
  }
  for (const auto& [name, content] : how.environment) add_variable(command, name, content);
  if (!how.preload.empty()) add_variable(command, preload_variable, joined(how.preload));
  command.emplace_back("--");
  const auto program = command.insert(command.end(), how.command.begin(), how.command.end());
  *program = program_file(std::move(*program));
  return command;
}

}  // namespace sockspec::protocol
