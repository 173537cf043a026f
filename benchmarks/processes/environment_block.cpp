#include "benchmarks/processes/environment_block.hpp"

#include <uv.h>

#include <map>
#include <stdexcept>

namespace sockspec::benchmarks {
namespace {

std::map<std::string, std::string> own_environment() {
  uv_env_item_t* items = nullptr;
  int count = 0;
  if (const int status = uv_os_environ(&items, &count); status != 0) {
    throw std::runtime_error(std::string("cannot read the environment: ") + uv_strerror(status));
  }
  std::map<std::string, std::string> all;
  for (int i = 0; i < count; ++i) all.emplace(items[i].name, items[i].value);
  uv_os_free_environ(items, count);
  return all;
}

}  // namespace

environment_block::environment_block(
    const std::vector<std::pair<std::string, std::string>>& changes) {
  if (changes.empty()) return;
  auto all = own_environment();
  for (const auto& [name, value] : changes) all.insert_or_assign(name, value);
  for (const auto& [name, value] : all) variables_.push_back(name + '=' + value);
  for (std::string& each : variables_) pointers_.push_back(each.data());
  pointers_.push_back(nullptr);
}

}  // namespace sockspec::benchmarks
